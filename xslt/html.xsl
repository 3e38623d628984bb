<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI as one HTML page that needs nothing beside itself.
     Modes: t:text what is read, t:value a value of the header. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <xsl:include href="shared/pointers.xsl"/>
  <xsl:include href="shared/prose.xsl"/>
  <xsl:include href="shared/facts.xsl"/>
  <xsl:include href="shared/dates.xsl"/>
  <xsl:include href="shared/notes.xsl"/>
  <xsl:include href="shared/readings.xsl"/>
  <xsl:include href="shared/known.xsl"/>
  <xsl:include href="shared/lines.xsl"/>
  <xsl:include href="html/page.xsl"/>
  <xsl:include href="html/header.xsl"/>
  <xsl:include href="html/element.xsl"/>
  <xsl:include href="html/divisions.xsl"/>
  <xsl:include href="html/blocks.xsl"/>
  <xsl:include href="html/lists.xsl"/>
  <xsl:include href="html/inline.xsl"/>
  <xsl:include href="html/breaks.xsl"/>
  <xsl:include href="html/names.xsl"/>
  <xsl:include href="html/mentions.xsl"/>
  <xsl:include href="html/notes.xsl"/>
  <xsl:include href="html/register.xsl"/>

  <xsl:output method="html" html-version="5" encoding="UTF-8" indent="no" include-content-type="no"/>
  <xsl:mode on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="t:text" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="t:value" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" as="element(h:html)">
    <xsl:variable name="entries" as="element()*" select="t:entries(.)"/>
    <xsl:variable name="notes" as="element(note)*" select="t:footnotes(.)"/>
    <xsl:variable name="colophon" as="map(xs:string, item()*)*"
        select="*/teiHeader ! (t:facts-of-source(.), t:facts-of-edition(.))"/>
    <xsl:call-template name="t:page">
      <xsl:with-param name="colophon" as="map(xs:string, item()*)*" tunnel="yes" select="$colophon"/>
      <xsl:with-param name="entries" as="element()*" tunnel="yes" select="$entries"/>
      <xsl:with-param name="mentions" as="map(xs:string, xs:string)" tunnel="yes" select="t:mention-ids($entries)"/>
      <xsl:with-param name="notes" as="element(note)*" tunnel="yes" select="$notes"/>
      <xsl:with-param name="numbers" as="map(xs:string, xs:integer)" tunnel="yes" select="t:note-numbers($notes)"/>
      <xsl:with-param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
