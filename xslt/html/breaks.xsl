<?xml version="1.0" encoding="UTF-8"?>
<!-- Breaks, page marks and gaps. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <xsl:template match="lb" mode="t:text" as="node()*">
    <xsl:if test="not(@break = 'no') and preceding-sibling::node()[normalize-space()]">
      <br/>
    </xsl:if>
    <xsl:call-template name="t:anchor"/>
  </xsl:template>

  <!-- The number stands in the margin and is no part of the text. -->
  <xsl:template match="pb" mode="t:text" as="element(h:span)">
    <span role="doc-pagebreak" aria-label="{string-join(('page', @n), ' ')}" data-n="{@n}">
      <xsl:call-template name="t:attributes"/>
    </span>
  </xsl:template>

  <xsl:template match="fw" mode="t:text" as="element(h:div)">
    <div>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="cb | gb | milestone | anchor | handShift | graphic | index" mode="t:text" as="node()*">
    <xsl:call-template name="t:anchor"/>
  </xsl:template>

  <!-- A place that something may point to. -->
  <xsl:template name="t:anchor" as="element(h:span)?">
    <xsl:if test="t:own-id(.)"><span id="{t:own-id(.)}"></span></xsl:if>
  </xsl:template>

  <!-- In the words of the source where it has some. -->
  <xsl:template match="gap | space" mode="t:text" as="element(h:span)">
    <span title="{string-join((local-name(), @reason, @quantity, @extent, @unit), ' ')}">
      <xsl:call-template name="t:attributes"/>
      <xsl:choose>
        <xsl:when test="normalize-space(desc[1])">
          <xsl:apply-templates select="desc[1]/node()" mode="#current"/>
        </xsl:when>
        <xsl:when test="self::gap">[…]</xsl:when>
        <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
</xsl:stylesheet>
