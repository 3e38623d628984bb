<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates: from att.datable to what HTML accepts, and to words. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:t="urn:teitool:xslt">

  <!-- A value for `datetime` of HTML's `time`, or empty: HTML knows neither years before 1 nor intervals. -->
  <xsl:function name="t:datetime" as="xs:string?">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="when" as="xs:string" select="normalize-space($date/(@when, @when-iso)[1])"/>
    <xsl:choose>
      <xsl:when test="starts-with($when, '0000') or starts-with($when, '-')"/>
      <xsl:when test="$when castable as xs:date">
        <xsl:sequence select="format-date(xs:date($when), '[Y0001]-[M01]-[D01]')"/>
      </xsl:when>
      <xsl:when test="$when castable as xs:dateTime">
        <xsl:sequence select="format-dateTime(xs:dateTime($when), '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01]')"/>
      </xsl:when>
      <xsl:when test="$when castable as xs:gYearMonth">
        <xsl:sequence select="replace($when, '(Z|[+-]\d\d:\d\d)$', '')"/>
      </xsl:when>
      <xsl:when test="$when castable as xs:gYear and matches($when, '^\d{4}$')">
        <xsl:sequence select="$when"/>
      </xsl:when>
      <xsl:when test="matches($when, '^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$')">
        <xsl:sequence select="$when"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- The normalised value in words: `1956-09-10`, `1956-09-01 to 1956-09-10`, `not before 1950`. -->
  <xsl:function name="t:date-in-words" as="xs:string">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="parts" as="xs:string*" select="
        ($date/@when, $date/@when-iso)[1] ! string(),
        $date/@from ! ('from ' || .), $date/@to ! ('to ' || .),
        $date/@notBefore ! ('not before ' || .), $date/@notAfter ! ('not after ' || .)"/>
    <xsl:sequence select="string-join($parts, ' ')"/>
  </xsl:function>
</xsl:stylesheet>
