<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: where they stand, or gathered at the end with a number in their place. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <!-- Reads on in the line. -->
  <xsl:template match="note[@place = 'inline']" priority="3" mode="t:text" as="element()">
    <xsl:call-template name="t:element">
      <xsl:with-param name="class" as="xs:string*" select="'note', 'inline', @type"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Its number; the note itself is at the end. -->
  <xsl:template match="note[t:is-footnote(.)]" priority="2" mode="t:text" as="element(h:sup)">
    <xsl:param name="numbers" as="map(xs:string, xs:integer)" tunnel="yes" required="yes"/>
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" required="yes"/>
    <xsl:variable name="number" as="xs:integer?" select="$numbers(generate-id())"/>
    <sup id="note:{$number}">
      <xsl:choose>
        <xsl:when test="$linked">{$number}</xsl:when>
        <xsl:otherwise>
          <a class="noteref" role="doc-noteref" href="#note-text:{$number}" lang="en" aria-label="note {$number}">
            <xsl:text>{$number}</xsl:text>
          </a>
        </xsl:otherwise>
      </xsl:choose>
    </sup>
  </xsl:template>

  <!-- A note between blocks stays there, with a way back to its marker. -->
  <xsl:template match="note" mode="t:text" as="element(h:div)">
    <xsl:variable name="marker" as="element()?" select="t:targets(@corresp)[self::ref][t:is-on-page(.)][1]"/>
    <div>
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" as="xs:string*" select="'note', @place, @type"/>
      </xsl:call-template>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="$marker ! t:way-back(t:own-id(.))"/>
    </div>
  </xsl:template>

  <xsl:template match="ref[@type = 'note'][t:targets(@target)[self::note]]" priority="1" mode="t:text"
      as="element(h:sup)">
    <sup>
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" as="xs:string*" select="()"/>
      </xsl:call-template>
      <a class="noteref" role="doc-noteref" href="#{t:own-id(t:targets(@target)[1])}">
        <xsl:apply-templates mode="#current"/>
      </a>
    </sup>
  </xsl:template>

  <xsl:function name="t:way-back" as="node()+">
    <xsl:param name="id" as="xs:string"/>
    <xsl:text> </xsl:text>
    <a class="back" role="doc-backlink" href="#{$id}" lang="en" aria-label="back to the text">↩</a>
  </xsl:function>

  <xsl:template name="t:endnotes" as="element(h:section)?">
    <xsl:param name="notes" as="element(note)*" tunnel="yes" required="yes"/>
    <xsl:if test="$notes">
      <section class="notes" role="doc-endnotes" aria-labelledby="page:notes">
        <h2 id="page:notes" lang="en">Notes</h2>
        <ol>
          <xsl:for-each select="$notes">
            <li id="note-text:{position()}">
              <div>
                <xsl:call-template name="t:attributes">
                  <xsl:with-param name="class" as="xs:string*" select="()"/>
                </xsl:call-template>
                <xsl:apply-templates mode="t:text"/>
                <xsl:sequence select="if (t:is-off-text(.)) then () else t:way-back('note:' || position())"/>
              </div>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
