<?xml version="1.0" encoding="UTF-8"?>
<!-- What reads on within a line. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:t="urn:teitool:xslt">

  <xsl:template match="text()" mode="t:text" as="xs:string">
    <xsl:sequence select="string(.)"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="t:text" as="xs:string*"/>

  <!-- Two readings of one place: the page's own. -->
  <xsl:template match="choice | app" mode="t:text" as="xs:string*">
    <xsl:apply-templates select="t:reading(.)" mode="#current"/>
  </xsl:template>

  <!-- A line break, unless it parts a word. -->
  <xsl:template match="lb" mode="t:text" as="xs:string?">
    <xsl:sequence select="$t:line[not(current()/@break = 'no')]"/>
  </xsl:template>

  <xsl:template match="pb | cb | gb | milestone | anchor | handShift | graphic | index | fw[not(normalize-space())]"
      mode="t:text" as="xs:string*"/>

  <xsl:template match="fw" mode="t:text" as="xs:string*">
    <xsl:sequence select="$t:line"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="$t:line"/>
  </xsl:template>

  <!-- A gap says what is missing in the words of the source; without words it shows itself. -->
  <xsl:template match="gap" mode="t:text" as="xs:string*">
    <xsl:sequence select="if (normalize-space(desc[1])) then string(desc[1])
                          else if (@reason = 'not-in-source') then () else '[…]'"/>
  </xsl:template>

  <xsl:template match="space" mode="t:text" as="xs:string">
    <xsl:sequence select="' '"/>
  </xsl:template>

  <xsl:template match="ptr" mode="t:text" as="xs:string">
    <xsl:sequence select="t:address(t:first-pointer(@target))"/>
  </xsl:template>

  <xsl:template match="note[@place = 'inline']" priority="2" mode="t:text" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="note[t:is-footnote(.)]" priority="1" mode="t:text" as="xs:string*">
    <xsl:param name="numbers" as="map(xs:string, xs:integer)" tunnel="yes" required="yes"/>
    <xsl:sequence select="'[' || $numbers(generate-id()) || ']'"/>
  </xsl:template>

  <!-- Everything else that is known reads as its text. -->
  <xsl:template match="*[t:reads-on(.)]" priority="-0.4" mode="t:text" as="xs:string*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- The declared fallback for TEI from anywhere: the text, and one message for each name. -->
  <xsl:template match="*" priority="-1" mode="t:text" as="xs:string*">
    <xsl:sequence select="t:report(.)"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>
</xsl:stylesheet>
