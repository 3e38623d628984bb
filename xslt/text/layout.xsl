<?xml version="1.0" encoding="UTF-8"?>
<!-- Marks for the bounds of blocks and lines, and what becomes of them. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:t="urn:teitool:xslt">

  <!-- Unicode's paragraph and line separator: whatever they are in a source, they are breaks there too. -->
  <xsl:variable name="t:block" as="xs:string" static="yes" select="'&#x2029;'"/>
  <xsl:variable name="t:line" as="xs:string" static="yes" select="'&#x2028;'"/>

  <!-- A blank line where blocks meet, a line break where lines meet, single blanks, none at the ends of lines. -->
  <xsl:function name="t:lay-out" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:for-each select="tokenize($text, $t:block)">
        <xsl:variable name="lines" as="xs:string*" select="tokenize(., $t:line) ! normalize-space(.)"/>
        <xsl:sequence select="string-join($lines[. != ''], '&#10;')"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join($blocks[. != ''], '&#10;&#10;')"/>
  </xsl:function>
</xsl:stylesheet>
