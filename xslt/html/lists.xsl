<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists and tables. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <xsl:template match="list" mode="t:text" as="node()*">
    <xsl:apply-templates mode="#current"
        select="node() except (item, label[t:is-of-item(.)], text()[not(normalize-space())])"/>
    <ul>
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" as="xs:string*" select="
            'list', @type, @rend, 'labelled'[current()/(label | item/label)]"/>
      </xsl:call-template>
      <xsl:apply-templates select="item" mode="#current"/>
    </ul>
  </xsl:template>

  <xsl:function name="t:is-of-item" as="xs:boolean">
    <xsl:param name="label" as="element(label)"/>
    <xsl:sequence select="exists($label/following-sibling::*[1]/self::item)"/>
  </xsl:function>

  <!-- An item, with the label that stands in it or before it. -->
  <xsl:template match="list/item" mode="t:text" as="element(h:li)">
    <li>
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" as="xs:string*" select="()"/>
      </xsl:call-template>
      <xsl:for-each select="preceding-sibling::*[1][self::label]">
        <xsl:apply-templates select="." mode="#current"/>
        <xsl:text> </xsl:text>
      </xsl:for-each>
      <xsl:apply-templates mode="#current"/>
    </li>
  </xsl:template>

  <!-- A wide table scrolls in a frame of its own, which the keyboard can reach. A heading with blocks of
       its own stands before the table: a caption has words alone. -->
  <xsl:template match="table" mode="t:text" as="element(h:div)">
    <xsl:variable name="caption" as="element(head)?" select="head[1][not(t:has-blocks(.))]"/>
    <div class="table" role="region" aria-label="Table" tabindex="0">
      <xsl:apply-templates select="head[1] except $caption" mode="#current"/>
      <table>
        <xsl:call-template name="t:attributes">
          <xsl:with-param name="class" as="xs:string*" select="()"/>
        </xsl:call-template>
        <xsl:for-each select="$caption">
          <caption><xsl:apply-templates mode="#current"/></caption>
        </xsl:for-each>
        <xsl:apply-templates select="row" mode="#current"/>
      </table>
      <xsl:apply-templates select="node() except (head[1], row, text()[not(normalize-space())])" mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="table/row" mode="t:text" as="element(h:tr)">
    <tr>
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" as="xs:string*" select="()"/>
      </xsl:call-template>
      <xsl:for-each select="node()[normalize-space() or self::cell]">
        <xsl:choose>
          <xsl:when test="self::cell"><xsl:apply-templates select="." mode="#current"/></xsl:when>
          <xsl:otherwise><td><xsl:apply-templates select="." mode="#current"/></td></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </tr>
  </xsl:template>

  <xsl:template match="table/row/cell" mode="t:text" as="element()">
    <xsl:variable name="is-label" as="xs:boolean" select="@role = 'label' or ../@role = 'label'"/>
    <xsl:element name="{if ($is-label) then 'th' else 'td'}">
      <xsl:if test="$is-label">
        <xsl:variable name="is-head" as="xs:boolean"
            select="../@role = 'label' or empty(../cell[not(@role = 'label')])"/>
        <xsl:attribute name="scope" select="if ($is-head) then 'col' else 'row'"/>
      </xsl:if>
      <xsl:if test="@cols castable as xs:positiveInteger and number(@cols) lt 1000">
        <xsl:attribute name="colspan" select="xs:integer(@cols)"/>
      </xsl:if>
      <xsl:call-template name="t:attributes">
        <xsl:with-param name="class" as="xs:string*" select="()"/>
      </xsl:call-template>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
