<?xml version="1.0" encoding="UTF-8"?>
<!-- Which names of the text mention which entry of the register, and the ids that lead back to them. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <xsl:key name="t:mention" match="text//*[@ref]" use="tokenize(@ref)[starts-with(., '#')] ! substring(., 2)"/>

  <!-- Persons, organisations and places, wherever their lists stand; one with an id can be linked to. -->
  <xsl:function name="t:entries" as="element()*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$document//(listPerson | listOrg | listPlace)//(person | personGrp | org | place)"/>
  </xsl:function>

  <xsl:function name="t:is-entry" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(self::person | self::personGrp | self::org | self::place))
        and exists($element/parent::*[self::listPerson or self::listOrg or self::listPlace or self::place or self::org])
        and exists(t:own-id($element))"/>
  </xsl:function>

  <xsl:function name="t:is-on-page" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists(t:own-id($element)) and (t:is-entry($element)
        or exists($element/ancestor::text) and empty($element/ancestor-or-self::*[self::listPerson or self::listOrg
            or self::listPlace or self::choice or self::app or self::gap]))"/>
  </xsl:function>

  <xsl:function name="t:mentions-of" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="key('t:mention', $entry/@xml:id, root($entry))[t:is-name(.)][t:is-shown(.)]"/>
  </xsl:function>

  <xsl:function name="t:is-shown" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="not(t:is-off-text($element)) and empty($element/(ancestor::choice | ancestor::app))"/>
  </xsl:function>

  <!-- Does it lie in what the page shows elsewhere or as a whole: the register's lists, a gap? -->
  <xsl:function name="t:is-off-text" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(ancestor::listPerson | ancestor::listOrg | ancestor::listPlace
        | ancestor::gap))"/>
  </xsl:function>

  <!-- generate-id() of a mention → its id on the page: its own, or `entry:number`. -->
  <xsl:function name="t:mention-ids" as="map(xs:string, xs:string)">
    <xsl:param name="entries" as="element()*"/>
    <xsl:map>
      <xsl:for-each select="$entries">
        <xsl:variable name="entry" as="element()" select="."/>
        <xsl:for-each select="t:mentions-of(.)">
          <xsl:if test="t:targets(@ref)[t:is-entry(.)][1] is $entry">
            <xsl:map-entry key="generate-id()" select="(t:own-id(.), $entry/@xml:id || ':' || position())[1]"/>
          </xsl:if>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>
</xsl:stylesheet>
