<?xml version="1.0" encoding="UTF-8"?>
<!-- What reads on within a line: highlighting, editorial marks, links; and the fallback for unknown elements. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <xsl:template match="text()" mode="t:text" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="t:text" as="node()*"/>

  <!-- Registers stand at the end of the page. -->
  <xsl:template match="listPerson | listOrg | listPlace" mode="t:text" as="node()*"/>

  <!-- The classes that the page's style knows, read off @rend (and @rendition's local pointers). -->
  <xsl:function name="t:rendition" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize(lower-case($element/@rend)) ! ('rend-' || .)"/>
  </xsl:function>

  <xsl:template match="hi" mode="t:text" as="element()">
    <xsl:variable name="rend" as="xs:string" select="lower-case(string(@rend))"/>
    <xsl:call-template name="t:element">
      <xsl:with-param name="name" as="xs:string" select="
          if (matches($rend, 'super|^sup$')) then 'sup' else if (matches($rend, '^sub')) then 'sub'
          else if (matches($rend, 'ital|^i$')) then 'i' else if (matches($rend, 'bold|^b$')) then 'b'
          else if (matches($rend, 'under|^u$')) then 'u' else 'span'"/>
      <xsl:with-param name="class" as="xs:string*" select="'hi', t:rendition(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="del" mode="t:text" as="element()">
    <xsl:call-template name="t:element">
      <xsl:with-param name="name" as="xs:string" select="'del'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="add" mode="t:text" as="element()">
    <xsl:call-template name="t:element">
      <xsl:with-param name="name" as="xs:string" select="'ins'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="title[not(parent::titleStmt)]" mode="t:text" as="element()">
    <xsl:call-template name="t:element">
      <xsl:with-param name="name" as="xs:string" select="'cite'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Two readings of one place: the page's own is shown, the others can be asked for. -->
  <xsl:template match="choice | app" mode="t:text" as="element()">
    <xsl:variable name="shown" as="element()?" select="t:reading(.)"/>
    <xsl:element name="{if (t:has-blocks(.)) then 'div' else 'span'}">
      <xsl:attribute name="class" select="local-name()"/>
      <xsl:attribute name="title" select="string-join((* except $shown) ! normalize-space()[. != ''], ' / ')"/>
      <xsl:apply-templates select="$shown" mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- seg, supplied, unclear and all the others: their type and reason say how they look. -->
  <xsl:template match="*[t:reads-on(.)]" priority="-0.4" mode="t:text" as="element()">
    <xsl:call-template name="t:element">
      <xsl:with-param name="class" as="xs:string*" select="local-name(), @type, t:rendition(.)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The declared fallback for TEI from anywhere: the text, and one message for each name. -->
  <xsl:template match="*" priority="-1" mode="t:text" as="element()">
    <xsl:sequence select="t:report(.)"/>
    <xsl:call-template name="t:element">
      <xsl:with-param name="class" as="xs:string*" select="'unknown'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="ref | ptr" mode="t:text" as="element()">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" required="yes"/>
    <xsl:variable name="inside" as="element()*" select="t:targets(@target)[t:is-on-page(.)]"/>
    <xsl:variable name="address" as="xs:string"
        select="if ($inside) then '#' || t:own-id($inside[1]) else t:address(t:first-pointer(@target))"/>
    <xsl:element name="{if ($address and not($linked)) then 'a' else if (t:has-blocks(.)) then 'div' else 'span'}">
      <xsl:if test="$address and not($linked)"><xsl:attribute name="href" select="$address"/></xsl:if>
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" as="xs:string*" select="local-name(), @type"/>
      </xsl:call-template>
      <xsl:if test="not(normalize-space())"><xsl:value-of select="t:first-pointer(@target)"/></xsl:if>
      <xsl:apply-templates mode="#current">
        <xsl:with-param name="linked" as="xs:boolean" tunnel="yes" select="$linked or $address != ''"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
