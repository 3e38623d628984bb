<?xml version="1.0" encoding="UTF-8"?>
<!-- Names and dates in the text. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <!-- The four kinds of mark that the page's style and its legend know. -->
  <xsl:function name="t:kind" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="type" as="xs:string" select="lower-case(string($name/@type))"/>
    <xsl:sequence select="
        if ($name/self::persName) then 'person' else if ($name/self::orgName) then 'org'
        else if ($name/(self::placeName | self::geogName | self::country | self::settlement | self::region))
        then 'place'
        else if (starts-with($type, 'pers')) then 'person' else if (starts-with($type, 'org')) then 'org'
        else if (starts-with($type, 'place')) then 'place' else 'name'"/>
  </xsl:function>

  <xsl:function name="t:is-name" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(self::persName | self::orgName | self::placeName | self::geogName
                          | self::country | self::settlement | self::region | self::rs | self::name))"/>
  </xsl:function>

  <!-- A name that has a register entry becomes a link to it, and a place the entry links back to. -->
  <xsl:template match="*[t:is-name(.)]" mode="t:text" as="element()">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" required="yes"/>
    <xsl:param name="mentions" as="map(xs:string, xs:string)" tunnel="yes" required="yes"/>
    <xsl:variable name="entry" as="element()?" select="t:targets(@ref)[t:is-entry(.)][1]"/>
    <xsl:variable name="is-link" as="xs:boolean" select="exists($entry) and not($linked)"/>
    <xsl:element name="{if ($is-link) then 'a' else if (t:has-blocks(.)) then 'div' else 'span'}">
      <xsl:if test="$is-link"><xsl:attribute name="href" select="'#' || t:own-id($entry)"/></xsl:if>
      <xsl:sequence select="($mentions(generate-id()), t:own-id(.))[1] ! t:attribute('id', .)"/>
      <xsl:sequence select="t:language(.), t:certainty(.)"/>
      <xsl:attribute name="class" select="t:kind(.), t:unsure(.)"/>
      <xsl:apply-templates mode="#current">
        <xsl:with-param name="linked" as="xs:boolean" tunnel="yes" select="$linked or $is-link"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>

  <xsl:function name="t:attribute" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="{$name}" select="$value"/>
  </xsl:function>

  <xsl:function name="t:unsure" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="'unsure'[$element/@cert = ('medium', 'low')]"/>
  </xsl:function>

  <xsl:function name="t:certainty" as="attribute()?">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="t:unsure($element)">
      <xsl:attribute name="title" select="'certainty: ' || $element/@cert"/>
    </xsl:if>
  </xsl:function>

  <xsl:template match="date | time" mode="t:text" as="element()">
    <xsl:call-template name="t:date"/>
  </xsl:template>

  <!-- time with its value, or a span that tells what HTML has no form for. -->
  <xsl:template name="t:date" as="element()">
    <xsl:variable name="datetime" as="xs:string?" select="t:datetime(.)[not(t:has-blocks(current()))]"/>
    <xsl:variable name="words" as="xs:string*" select="
        t:date-in-words(.), t:unsure(.) ! ('certainty: ' || current()/@cert)"/>
    <xsl:element name="{if ($datetime) then 'time' else if (t:has-blocks(.)) then 'div' else 'span'}">
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" as="xs:string*" select="'date', t:unsure(.)"/>
      </xsl:call-template>
      <xsl:if test="$datetime"><xsl:attribute name="datetime" select="$datetime"/></xsl:if>
      <xsl:if test="$words != ''"><xsl:attribute name="title" select="$words[. != ''] => string-join('; ')"/></xsl:if>
      <xsl:apply-templates mode="t:text"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
