<?xml version="1.0" encoding="UTF-8"?>
<!-- Pointers and ids: what points where inside the file. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:t="urn:teitool:xslt">

  <xsl:key name="t:id" match="*[@xml:id]" use="string(@xml:id)"/>
  <xsl:key name="t:name" match="*" use="local-name()"/>

  <!-- The first pointer of an attribute that may hold several; empty if there is none. -->
  <xsl:function name="t:first-pointer" as="xs:string">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:sequence select="string(tokenize($pointer)[1])"/>
  </xsl:function>

  <!-- The elements of this file that an attribute points to (`#id`, one or several). -->
  <xsl:function name="t:targets" as="element()*">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:for-each select="tokenize($pointer)[starts-with(., '#')]">
      <xsl:sequence select="key('t:id', substring(., 2), root($pointer))[1]"/>
    </xsl:for-each>
  </xsl:function>

  <!-- A pointer that a reader may follow out of the page: http, https or mailto; else empty. -->
  <xsl:function name="t:address" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:variable name="address" as="xs:string" select="iri-to-uri(normalize-space($pointer))"/>
    <xsl:sequence select="if (matches($address, '^(https?://[^/\s\[\]]+|mailto:[^\s]+@)', 'i')
                              and not(matches($address, '%($|[^0-9A-Fa-f]|.[^0-9A-Fa-f]|.$)|#.*#')))
                          then $address else ''"/>
  </xsl:function>

  <!-- The id that an element keeps on the page: its xml:id, if that is a name and the first of its kind. -->
  <xsl:function name="t:own-id" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="id" as="xs:string" select="string($element/@xml:id)"/>
    <xsl:if test="$id castable as xs:NCName and key('t:id', $id, root($element))[1] is $element">
      <xsl:sequence select="$id"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
