<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI as plain text: what the document says, under a header block (parameter header=no leaves it out). -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:t="urn:teitool:xslt">

  <xsl:include href="shared/pointers.xsl"/>
  <xsl:include href="shared/prose.xsl"/>
  <xsl:include href="shared/facts.xsl"/>
  <xsl:include href="shared/notes.xsl"/>
  <xsl:include href="shared/readings.xsl"/>
  <xsl:include href="shared/known.xsl"/>
  <xsl:include href="shared/lines.xsl"/>
  <xsl:include href="text/header.xsl"/>
  <xsl:include href="text/blocks.xsl"/>
  <xsl:include href="text/inline.xsl"/>
  <xsl:include href="text/layout.xsl"/>

  <xsl:param name="header" as="xs:string" select="'yes'"/>

  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="t:text" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="xs:string">
    <xsl:variable name="notes" as="element(note)*" select="t:footnotes(.)"/>
    <xsl:variable name="numbers" as="map(xs:string, xs:integer)" select="t:note-numbers($notes)"/>
    <xsl:variable name="texts" as="xs:string*">
      <xsl:apply-templates select="//text[not(ancestor::text)]" mode="t:text">
        <xsl:with-param name="numbers" as="map(xs:string, xs:integer)" tunnel="yes" select="$numbers"/>
      </xsl:apply-templates>
      <xsl:for-each select="$notes">
        <xsl:variable name="note" as="xs:string*">
          <xsl:apply-templates mode="t:text">
            <xsl:with-param name="numbers" as="map(xs:string, xs:integer)" tunnel="yes" select="$numbers"/>
          </xsl:apply-templates>
        </xsl:variable>
        <xsl:variable name="breaks" as="xs:string" select="'^[\s' || $t:block || $t:line || ']+'"/>
        <xsl:sequence select="$t:block, '[' || position() || '] ', replace(string-join($note), $breaks, '')"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="above" as="xs:string?" select="if ($header = 'yes') then t:header-block(*/teiHeader) else ''"/>
    <xsl:sequence select="$above || t:lay-out(string-join($texts)) || '&#10;'"/>
  </xsl:template>
</xsl:stylesheet>
