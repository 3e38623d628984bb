<?xml version="1.0" encoding="UTF-8"?>
<!-- How an element of the text becomes one of the page: its name there, id, class, language. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <!-- id, language and class of the context element; the class says the TEI element, its type and its rendition. -->
  <xsl:template name="t:attributes" as="attribute()*">
    <xsl:param name="class" as="xs:string*" select="local-name()"/>
    <xsl:variable name="id" as="xs:string?" select="t:own-id(.)"/>
    <xsl:if test="$id"><xsl:attribute name="id" select="$id"/></xsl:if>
    <xsl:sequence select="t:language(.)"/>
    <xsl:if test="exists($class)"><xsl:attribute name="class" select="$class" separator=" "/></xsl:if>
  </xsl:template>

  <xsl:function name="t:language" as="attribute()*">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="$element/@xml:lang ! t:language-attributes(.)"/>
  </xsl:function>

  <!-- lang, with two letters where there are two, and dir where the script runs from right to left. -->
  <xsl:function name="t:language-attributes" as="attribute()*">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="short" as="xs:string?" select="map {
        'deu': 'de', 'ger': 'de', 'eng': 'en', 'fra': 'fr', 'fre': 'fr', 'spa': 'es', 'ita': 'it',
        'rus': 'ru', 'lat': 'la', 'nld': 'nl', 'dut': 'nl' }($tag)"/>
    <xsl:variable name="language" as="xs:string" select="($short, $tag)[1]"/>
    <xsl:if test="matches($language, '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$') and $language != 'und'">
      <xsl:attribute name="lang" select="$language"/>
      <xsl:variable name="main" as="xs:string" select="lower-case(tokenize($language, '-')[1])"/>
      <xsl:if test="$main = ('ar', 'dv', 'fa', 'he', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi')">
        <xsl:attribute name="dir" select="'rtl'"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- True if the element holds anything that stands as a block on the page; notes that are moved do not count. -->
  <xsl:function name="t:has-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="some $block in $element/descendant::*[t:is-block(.)] satisfies
        empty($block/ancestor-or-self::note[t:is-footnote(.)][ancestor::* intersect $element])"/>
  </xsl:function>

  <xsl:function name="t:is-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($t:block-names, local-name($element))
                          and not($element/self::note[@place = 'inline'])"/>
  </xsl:function>

  <xsl:variable name="t:block-names" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      ab addrLine address argument back body byline closer dateline div div1 div2 div3 div4 div5 div6 div7 docImprint
      epigraph figure floatingText front fw group head item l lg list listBibl note opener p postscript row salute
      signed sp speaker stage table text titlePage titlePart trailer') ! map:entry(., true()))"/>

  <!-- The context element as `name`, or as div where that name may not hold what is in it. -->
  <xsl:template name="t:element" as="element()">
    <xsl:param name="name" as="xs:string" select="'span'"/>
    <xsl:param name="class" as="xs:string*" select="local-name()"/>
    <xsl:element name="{if ($name != 'div' and t:has-blocks(.)) then 'div' else $name}">
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" as="xs:string*" select="$class"/>
      </xsl:call-template>
      <xsl:apply-templates mode="t:text"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
