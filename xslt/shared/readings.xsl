<?xml version="1.0" encoding="UTF-8"?>
<!-- Two readings of one place (choice, app): the page's own is shown. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:t="urn:teitool:xslt">

  <xsl:function name="t:reading" as="element()?">
    <xsl:param name="place" as="element()"/>
    <xsl:sequence select="($place/self::choice/(sic, orig, abbr), $place/lem, $place/rdg, $place/*)[1]"/>
  </xsl:function>

  <!-- Is the element in no reading that is passed over? -->
  <xsl:function name="t:is-read" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="every $place in $element/(ancestor::choice, ancestor::app)
        satisfies exists(t:reading($place) intersect $element/ancestor-or-self::*)"/>
  </xsl:function>
</xsl:stylesheet>
