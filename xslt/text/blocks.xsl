<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands apart: by a blank line, or as a line of its own. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:t="urn:teitool:xslt">

  <xsl:template match="text | front | body | back | group | floatingText | div | div1 | div2 | div3 | div4 | div5
                       | div6 | div7 | titlePage | head | opener | closer | postscript | p | ab | trailer | list
                       | table | lg | sp | quote[p | lg] | cit[quote/p] | epigraph | argument | figure
                       | listBibl" mode="t:text" as="xs:string*">
    <xsl:sequence select="$t:block"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="$t:block"/>
  </xsl:template>

  <xsl:template match="address | addrLine | dateline | salute | signed | item | row | l | speaker | stage | docTitle
                       | titlePart | docAuthor | docDate | docImprint | byline | imprimatur | figDesc
                       | bibl[parent::listBibl]" mode="t:text" as="xs:string*">
    <xsl:sequence select="$t:line[not(t:is-run-in(current()))]"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="$t:line"/>
  </xsl:template>

  <!-- Header lines, postscripts and speeches begin on a line of their own but read on. -->
  <xsl:template match="opener/seg" mode="t:text" as="xs:string*">
    <xsl:sequence select="$t:line"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="$t:line"/>
  </xsl:template>

  <xsl:template match="postscript/p[preceding-sibling::*[1][self::label]]" priority="1" mode="t:text" as="xs:string*">
    <xsl:sequence select="' '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="$t:block"/>
  </xsl:template>

  <xsl:template match="item/p[1] | cell/p[1] | item/list" priority="1" mode="t:text" as="xs:string*">
    <xsl:sequence select="$t:line[current()/self::list]"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="$t:line"/>
  </xsl:template>

  <xsl:template match="cell" mode="t:text" as="xs:string*">
    <xsl:sequence select="' | '[current()/preceding-sibling::cell]"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Registers are no reading text. -->
  <xsl:template match="listPerson | listOrg | listPlace" mode="t:text" as="xs:string*"/>

  <!-- A note that stands between blocks. -->
  <xsl:template match="note" mode="t:text" as="xs:string*">
    <xsl:sequence select="$t:block"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="$t:block"/>
  </xsl:template>
</xsl:stylesheet>
