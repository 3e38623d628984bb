<?xml version="1.0" encoding="UTF-8"?>
<!-- The register at the end: who and what is named, and where. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <xsl:template name="t:register" as="element(h:section)?">
    <xsl:param name="entries" as="element()*" tunnel="yes" required="yes"/>
    <xsl:variable name="parts" as="map(xs:string, element()*)" select="map {
        'Persons': $entries/(self::person | self::personGrp),
        'Organisations': $entries/self::org,
        'Places': $entries/self::place }"/>
    <xsl:if test="$entries">
      <section class="register" aria-labelledby="page:register">
        <h2 id="page:register" lang="en">Register</h2>
        <xsl:for-each select="('Persons', 'Organisations', 'Places')[exists($parts(.))]">
          <h3 lang="en">{.}</h3>
          <ul>
            <xsl:for-each select="$parts(.)">
              <xsl:call-template name="t:entry"/>
            </xsl:for-each>
          </ul>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Name, other names, numbers of authority files, facts; then a way to each mention. -->
  <xsl:template name="t:entry" as="element(h:li)">
    <xsl:variable name="names" as="element()*"
        select="persName | orgName | placeName | geogName | name | country | settlement | region"/>
    <xsl:variable name="name" as="xs:string" select="(t:prose($names[1])[. != ''], string(@xml:id))[1]"/>
    <xsl:variable name="others" as="xs:string*" select="distinct-values($names ! t:prose(.))[not(. = ($name, ''))]"/>
    <li>
      <xsl:sequence select="t:own-id(.) ! t:attribute('id', .), t:language(.)"/>
      <span class="entry{t:unsure(.) ! (' ' || .)}">
        <xsl:sequence select="t:certainty(.)"/>
        <xsl:text>{$name}</xsl:text>
      </span>
      <xsl:if test="exists($others)">
        <xsl:text>, </xsl:text>
        <span class="other"><span lang="en">also </span>{string-join($others, ', ')}</span>
      </xsl:if>
      <xsl:call-template name="t:entry-facts"/>
      <xsl:call-template name="t:mention-links">
        <xsl:with-param name="name" as="xs:string" select="$name"/>
      </xsl:call-template>
    </li>
  </xsl:template>

  <xsl:template name="t:entry-facts" as="node()*">
    <xsl:for-each select="(birth | death | occupation | affiliation | desc | note)[normalize-space()]">
      <xsl:text>; </xsl:text>
      <span class="other">{t:prose(.)}</span>
    </xsl:for-each>
    <xsl:for-each select="idno[normalize-space()]">
      <xsl:text> · </xsl:text>
      <xsl:call-template name="t:authority"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="t:mention-links" as="element(h:span)?">
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:param name="mentions" as="map(xs:string, xs:string)" tunnel="yes" required="yes"/>
    <xsl:where-populated>
      <span class="mentions">
        <xsl:for-each select="t:mentions-of(.) ! $mentions(generate-id())">
          <xsl:text> </xsl:text>
          <a class="back" href="#{.}" aria-label="{$name}, mention {position()}">{position()}</a>
        </xsl:for-each>
      </span>
    </xsl:where-populated>
  </xsl:template>

  <!-- The number of an authority file, as a link where its addresses are known. -->
  <xsl:template name="t:authority" as="node()*">
    <xsl:variable name="number" as="xs:string" select="normalize-space()"/>
    <xsl:variable name="type" as="xs:string" select="lower-case((@type, @subtype)[1])"/>
    <xsl:variable name="base" as="xs:string?" select="map {
        'gnd': 'https://d-nb.info/gnd/', 'viaf': 'https://viaf.org/viaf/',
        'wikidata': 'https://www.wikidata.org/wiki/', 'geonames': 'https://www.geonames.org/' }($type)"/>
    <xsl:variable name="address" as="xs:string" select="
        if (t:address($number)) then t:address($number)
        else if ($base and matches($number, '^[\w-]+$')) then t:address($base || $number) else ''"/>
    <xsl:choose>
      <xsl:when test="$address = iri-to-uri($number)">
        <a rel="external" href="{$address}">{(@type, $number)[1]}</a>
      </xsl:when>
      <xsl:when test="$address"><a rel="external" href="{$address}">{@type} {$number}</a></xsl:when>
      <xsl:otherwise>{@type} {$number}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
