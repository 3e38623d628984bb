<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of the text: texts, divisions, headings. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <xsl:template match="text[not(ancestor::text)]" priority="1" mode="t:text" as="element(h:div)">
    <div>
      <xsl:call-template name="t:attributes"/>
      <xsl:if test="not(@xml:lang)">
        <xsl:sequence select="t:language(ancestor::*[@xml:lang][1])"/>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="text | front | body | back | group | floatingText | titlePage | argument | epigraph"
      mode="t:text" as="element()">
    <xsl:call-template name="t:element">
      <xsl:with-param name="name" as="xs:string" select="'div'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A section, if it has a heading by which it can be found. -->
  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7" mode="t:text" as="element()">
    <xsl:element name="{if (t:has-heading(.)) then 'section' else 'div'}">
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" as="xs:string*" select="'div', @type"/>
      </xsl:call-template>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:function name="t:has-heading" as="xs:boolean">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="exists($division/head[1][normalize-space()][not(t:has-blocks(.))])"/>
  </xsl:function>

  <!-- A heading; a further one of the same division, or one that holds blocks, is none for who jumps through them. -->
  <xsl:template match="head" mode="t:text" as="element()">
    <xsl:variable name="level" as="xs:integer"
        select="min((6, max((2, 1 + count(ancestor::*[starts-with(local-name(), 'div')][t:has-heading(.)])))))"/>
    <xsl:variable name="is-heading" as="xs:boolean" select="empty(preceding-sibling::head) and normalize-space()
        and parent::*[starts-with(local-name(), 'div') or self::body or self::front or self::back or self::text]"/>
    <xsl:call-template name="t:element">
      <xsl:with-param name="name" as="xs:string" select="if ($is-heading) then 'h' || $level else 'p'"/>
      <xsl:with-param name="class" as="xs:string*" select="'head', @type, t:rendition(.)"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
