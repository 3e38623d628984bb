<?xml version="1.0" encoding="UTF-8"?>
<!-- The header block of the plain text: title, labelled values, summary, a rule. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:t="urn:teitool:xslt">

  <xsl:function name="t:header-block" as="xs:string?">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:for-each select="$header">
      <xsl:variable name="facts" as="map(xs:string, item()*)*" select="t:facts-of-document(.), t:facts-of-source(.)"/>
      <xsl:variable name="summary" as="xs:string*" select="profileDesc/abstract/*[t:is-stated(.)] ! t:prose(.)"/>
      <xsl:variable name="lines" as="xs:string*" select="
          t:title(.), '',
          $facts ! (?label || ': ' || string-join(?values ! t:fact-value(.), '; ')),
          ('', $summary)[exists($summary)], '', string-join((1 to 72) ! '-'), '', ''"/>
      <xsl:sequence select="string-join($lines, '&#10;')"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="t:fact-value" as="xs:string">
    <xsl:param name="value" as="item()"/>
    <xsl:sequence select="if ($value instance of element()) then t:prose($value) else normalize-space(string($value))"/>
  </xsl:function>
</xsl:stylesheet>
