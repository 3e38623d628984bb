<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands as a block: paragraphs, the parts of a letter, verse, speeches, figures. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <xsl:template match="p | ab" mode="t:text" as="element()">
    <xsl:call-template name="t:element">
      <xsl:with-param name="name" as="xs:string" select="'p'"/>
      <xsl:with-param name="class" as="xs:string*" select="(self::ab/'ab', @type, t:rendition(.))"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The edition says that the source has no text here. -->
  <xsl:template match="ab[gap[@reason = 'not-in-source']][not(normalize-space())]" priority="1" mode="t:text"
      as="element(h:p)">
    <p class="absent" lang="en">
      <xsl:text>The text is not in the source.</xsl:text>
    </p>
  </xsl:template>

  <xsl:template match="opener | closer | postscript | trailer | address | addrLine | dateline | salute | signed | byline
                       | docTitle | titlePart | docAuthor | docDate | docImprint | imprimatur | lg | l | sp | stage
                       | listBibl" mode="t:text" as="element(h:div)">
    <div>
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" as="xs:string*" select="
            local-name(), @type, t:rendition(.), 'run-in'[t:is-run-in(current())]"/>
      </xsl:call-template>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="speaker" mode="t:text" as="element()">
    <xsl:call-template name="t:element">
      <xsl:with-param name="name" as="xs:string" select="'p'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="quote | cit" mode="t:text" as="element()">
    <xsl:call-template name="t:element">
      <xsl:with-param name="name" as="xs:string" select="if (t:has-blocks(.)) then 'div' else 'span'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="listBibl/bibl" priority="1" mode="t:text" as="element()">
    <xsl:call-template name="t:element">
      <xsl:with-param name="name" as="xs:string" select="'div'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Pictures lie outside the file and are not fetched; their heading and description stay. -->
  <xsl:template match="figure" mode="t:text" as="element()">
    <xsl:call-template name="t:element">
      <xsl:with-param name="name" as="xs:string" select="if (t:has-blocks(.) or figDesc) then 'div' else 'span'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="figDesc" mode="t:text" as="element()">
    <xsl:call-template name="t:element"/>
  </xsl:template>
</xsl:stylesheet>
