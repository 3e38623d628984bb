<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes that stand inside running text: they are gathered at the end, with a number in their place. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:t="urn:teitool:xslt">

  <xsl:function name="t:footnotes" as="element(note)*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$document//text//note[t:is-footnote(.)][t:is-read(.)]"/>
  </xsl:function>

  <!-- generate-id() of a note → its number. -->
  <xsl:function name="t:note-numbers" as="map(xs:string, xs:integer)">
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:map>
      <xsl:for-each select="$notes">
        <xsl:map-entry key="generate-id()" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- An inline note is read where it stands, and so is one that stands between blocks. -->
  <xsl:function name="t:is-footnote" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="not($note/@place = 'inline') and not($note/ancestor::note)
        and empty($note/parent::*[self::div or self::body or self::front or self::back or self::text or self::noteGrp
                                  or self::listBibl or self::list or self::lg or starts-with(local-name(), 'div')])"/>
  </xsl:function>
</xsl:stylesheet>
