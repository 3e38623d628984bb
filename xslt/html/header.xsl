<?xml version="1.0" encoding="UTF-8"?>
<!-- What the TEI header says: the title block above the text, source and edition below it. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <xsl:template name="t:masthead" as="element(h:header)">
    <xsl:variable name="header" as="element(teiHeader)?" select="*/teiHeader"/>
    <header>
      <h1>
        <xsl:sequence select="t:language($header/fileDesc/titleStmt/title[1])"/>
        <xsl:text>{t:title($header)}</xsl:text>
      </h1>
      <xsl:sequence select="$header ! t:fact-list(t:facts-of-document(.))"/>
      <xsl:where-populated>
        <section class="summary" aria-label="Summary">
          <xsl:for-each select="$header/profileDesc/abstract/*[t:is-stated(.)]">
            <p>
              <xsl:sequence select="t:language(.)"/>
              <xsl:text>{t:prose(.)}</xsl:text>
            </p>
          </xsl:for-each>
        </section>
      </xsl:where-populated>
    </header>
  </xsl:template>

  <xsl:template name="t:colophon" as="element(h:footer)?">
    <xsl:param name="colophon" as="map(xs:string, item()*)*" tunnel="yes" required="yes"/>
    <xsl:if test="exists($colophon)">
      <footer id="page:source" lang="en">
        <h2>Source and edition</h2>
        <xsl:sequence select="t:fact-list($colophon)"/>
      </footer>
    </xsl:if>
  </xsl:template>

  <xsl:function name="t:fact-list" as="element(h:dl)?">
    <xsl:param name="facts" as="map(xs:string, item()*)*"/>
    <xsl:if test="exists($facts)">
      <dl>
        <xsl:for-each-group select="$facts" group-by="?label">
          <div>
            <dt lang="en">{current-grouping-key()}</dt>
            <xsl:for-each select="current-group()?values">
              <dd><xsl:apply-templates select="." mode="t:value"/></dd>
            </xsl:for-each>
          </div>
        </xsl:for-each-group>
      </dl>
    </xsl:if>
  </xsl:function>

  <xsl:template match=".[. instance of xs:string]" mode="t:value" as="text()">
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="*" priority="-1" mode="t:value" as="node()*">
    <xsl:sequence select="t:language(.)"/>
    <xsl:value-of select="t:prose(.)"/>
  </xsl:template>

  <!-- An address: a link if it can be followed. -->
  <xsl:template match="@* | idno[@type = 'URL']" mode="t:value" as="node()">
    <xsl:variable name="address" as="xs:string" select="t:address(.)"/>
    <xsl:choose>
      <xsl:when test="$address"><a rel="external" href="{$address}">{normalize-space()}</a></xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="persName | orgName | placeName" mode="t:value" as="node()*">
    <xsl:variable name="entry" as="element()*" select="t:targets(@ref)[t:is-entry(.)]"/>
    <xsl:choose>
      <xsl:when test="$entry"><a class="{t:kind(.)}" href="#{t:own-id($entry[1])}">{t:prose(.)}</a></xsl:when>
      <xsl:otherwise><xsl:value-of select="t:prose(.)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="date" mode="t:value" as="element()">
    <xsl:call-template name="t:date"/>
  </xsl:template>
</xsl:stylesheet>
