<?xml version="1.0" encoding="UTF-8"?>
<!-- Elements whose text reads on in the line without any form of its own, and the report of those nobody knows. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <xsl:variable name="t:plain-names" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      abbr add addName author bibl biblScope c cell choice cit citedRange corr country damage date del desc dim
      dimensions district docEdition email emph eventName ex expan foreign forename formula genName geogFeat
      geogName gloss height hi ident idno item label lem line measure mentioned name nameLink num objectName
      orgName orig pc persName placeName publisher pubPlace q quote rdg ref reg region restore roleName row rs s
      said seg settlement sic soCalled sourceDoc subst supplied surname surplus surrounded term time title unclear
      unit w width') ! map:entry(., true()))"/>

  <xsl:function name="t:reads-on" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($t:plain-names, local-name($element))
                          and namespace-uri($element) = 'http://www.tei-c.org/ns/1.0'"/>
  </xsl:function>

  <!-- A message at the first element of a name that no template knows. -->
  <xsl:function name="t:report" as="empty-sequence()">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="key('t:name', local-name($element), root($element))[ancestor::*:text][1] is $element">
      <xsl:message expand-text="yes">unknown element {name($element)}: only its text is shown</xsl:message>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
