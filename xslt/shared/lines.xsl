<?xml version="1.0" encoding="UTF-8"?>
<!-- Lines of the source: where it did not break, neither do we. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:t="urn:teitool:xslt">

  <!-- True for a part of an opener or closer that goes on in the line of text before it ("By [signature]"). -->
  <xsl:function name="t:is-run-in" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="before" as="text()?" select="$element/preceding-sibling::node()[1][self::text()]"/>
    <xsl:sequence select="normalize-space($before) != '' and not(matches($before, '\n\s*$'))"/>
  </xsl:function>
</xsl:stylesheet>
