<?xml version="1.0" encoding="UTF-8"?>
<!-- Structured parts of a header as one line of prose. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:t="urn:teitool:xslt">

  <!-- The text of nodes, folded; elements that only blanks part are parted by commas. -->
  <xsl:function name="t:prose" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="parts" as="xs:string*" select="$nodes ! t:line(.)[normalize-space()]"/>
    <xsl:sequence select="t:tidy(string-join($parts, ', '))"/>
  </xsl:function>

  <xsl:function name="t:line" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="texts" as="xs:string*">
      <xsl:for-each select="$node/descendant-or-self::text() except $node/descendant::*[t:is-apart(.)]//text()">
        <xsl:sequence select="if (t:is-gap-between(.)) then t:separator(.) else string(.)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="if ($node instance of element() or $node instance of text())
                          then string-join($texts) else string($node)"/>
  </xsl:function>

  <!-- Parts of a reference that are values of their own. -->
  <xsl:function name="t:is-apart" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/self::geo) or exists($element/ancestor::sourceDesc) and exists($element/(
                          self::availability | self::respStmt | self::idno[parent::bibl]
                          | self::date[@type = 'uploaded']))"/>
  </xsl:function>

  <!-- Blanks between two elements of a parent that has no text of its own beside them. -->
  <xsl:function name="t:is-gap-between" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="not(normalize-space($text)) and $text/preceding-sibling::*[normalize-space()]
                          and $text/following-sibling::*[normalize-space()]
                          and (contains($text, '&#10;') or not($text/../text()[normalize-space()]))"/>
  </xsl:function>

  <!-- Parts of a name read on; only a surname that stands first is parted from what follows. -->
  <xsl:function name="t:separator" as="xs:string">
    <xsl:param name="blanks" as="text()"/>
    <xsl:sequence select="if ($blanks/parent::persName and not($blanks/preceding-sibling::*[1][self::surname]
                              and $blanks/following-sibling::*[1][self::forename])) then ' ' else ', '"/>
  </xsl:function>

  <!-- Fold blanks, and drop commas that follow other marks or nothing. -->
  <xsl:function name="t:tidy" as="xs:string">
    <xsl:param name="line" as="xs:string"/>
    <xsl:variable name="folded" as="xs:string" select="normalize-space($line)"/>
    <xsl:variable name="is-tidy" as="xs:boolean" select="not(contains($folded, ' ,') or contains($folded, ' .')
        or contains($folded, ' ;') or contains($folded, ',,') or contains($folded, '.,') or contains($folded, ';,')
        or contains($folded, ':,') or starts-with($folded, ',') or ends-with($folded, ','))"/>
    <!-- Regular expressions over long values took 40 % of the time of a page. -->
    <xsl:sequence select="if ($is-tidy) then $folded else
        replace($folded, '\s+([,.;])', '$1') => replace('([,.;:])(,\s?)+', '$1 ')
        => replace('(^[,\s]+)|([,\s]+$)', '') => normalize-space()"/>
  </xsl:function>

  <!-- False for what the header must hold though nobody knows it. -->
  <xsl:function name="t:is-stated" as="xs:boolean">
    <xsl:param name="item" as="item()"/>
    <xsl:variable name="value" as="xs:string" select="normalize-space(string($item))"/>
    <xsl:sequence select="$value != '' and not(string-length($value) lt 30 and lower-case($value) =
        ('not stated', 'not stated.', 'not stated in the source', 'not stated in the source.', 'see the source.'))"/>
  </xsl:function>
</xsl:stylesheet>
