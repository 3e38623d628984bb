<?xml version="1.0" encoding="UTF-8"?>
<!-- The page: head, landmarks, the way through it. Ids that the page makes hold a colon, so no xml:id is like them. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <!-- Read while the stylesheet is compiled; the page carries them. -->
  <xsl:variable name="t:css" as="xs:string" static="yes"
      select="string-join(('text.css', 'marks.css', 'page.css') ! unparsed-text(., 'UTF-8'), '&#10;')"/>

  <xsl:template name="t:page" as="element(h:html)">
    <html lang="en">
      <xsl:sequence select="t:main-language(*) ! t:language-attributes(.)"/>
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{t:title(*/teiHeader)}</title>
        <style>{$t:css}</style>
      </head>
      <body>
        <a class="skip" href="#page:text">Skip to the text</a>
        <xsl:call-template name="t:masthead"/>
        <xsl:call-template name="t:contents"/>
        <main id="page:text">
          <xsl:apply-templates select="//text[not(ancestor::text)]" mode="t:text"/>
          <xsl:call-template name="t:endnotes"/>
          <xsl:call-template name="t:register"/>
        </main>
        <xsl:call-template name="t:colophon"/>
      </body>
    </html>
  </xsl:template>

  <!-- The language of the text; what the page itself says is English, and marked so. -->
  <xsl:function name="t:main-language" as="xs:string?">
    <xsl:param name="root" as="element()"/>
    <xsl:variable name="text" as="element(text)?" select="($root//text)[1]"/>
    <xsl:variable name="stated" as="element(language)*" select="$root/teiHeader/profileDesc/langUsage/language"/>
    <xsl:sequence select="($text/@xml:lang, $text/body/@xml:lang, $root/@xml:lang, $stated[last() = 1]/@ident)[1]
                          ! string()"/>
  </xsl:function>

  <xsl:template name="t:contents" as="element(h:nav)">
    <xsl:param name="notes" as="element(note)*" tunnel="yes" required="yes"/>
    <xsl:param name="entries" as="element()*" tunnel="yes" required="yes"/>
    <xsl:param name="colophon" as="map(xs:string, item()*)*" tunnel="yes" required="yes"/>
    <nav lang="en" aria-label="On this page">
      <ul>
        <li><a href="#page:text">Text</a></li>
        <xsl:if test="$notes"><li><a href="#page:notes">Notes</a></li></xsl:if>
        <xsl:if test="$entries"><li><a href="#page:register">Register</a></li></xsl:if>
        <xsl:if test="exists($colophon)"><li><a href="#page:source">Source and edition</a></li></xsl:if>
      </ul>
      <xsl:call-template name="t:legend"/>
    </nav>
  </xsl:template>

  <!-- One of each kind of mark that the text has, in its own form. -->
  <xsl:template name="t:legend" as="element(h:p)?">
    <xsl:variable name="text" as="element(text)*" select="//text[not(ancestor::text)]"/>
    <xsl:variable name="names" as="xs:string*" select="distinct-values($text//*[t:is-name(.)] ! t:kind(.))"/>
    <xsl:variable name="kinds" as="element(h:span)*">
      <xsl:if test="$names = 'person'"><span class="person">person</span></xsl:if>
      <xsl:if test="$names = 'org'"><span class="org">organisation</span></xsl:if>
      <xsl:if test="$names = 'place'"><span class="place">place</span></xsl:if>
      <xsl:if test="$text//date"><span class="date">date</span></xsl:if>
      <xsl:if test="$text//@cert[. = ('medium', 'low')]"><span class="unsure">not sure</span></xsl:if>
    </xsl:variable>
    <xsl:if test="$kinds">
      <p class="legend"><span class="legend-head">Marked in the text: </span>
        <xsl:for-each select="$kinds">
          <xsl:if test="position() > 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:sequence select="."/>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
