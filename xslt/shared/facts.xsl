<?xml version="1.0" encoding="UTF-8"?>
<!-- What a TEI header says, as labelled values; how they look is the output's affair. -->
<xsl:stylesheet version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:t="urn:teitool:xslt">

  <!-- `label` and `values` (strings or elements), or nothing where no value is stated. -->
  <xsl:function name="t:fact" as="map(xs:string, item()*)?">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:variable name="stated" as="item()*" select="$values[t:is-stated(.)]"/>
    <xsl:if test="exists($stated)">
      <xsl:sequence select="map { 'label': $label, 'values': $stated }"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="t:title" as="xs:string">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="titles" as="element(title)*" select="$header/fileDesc/titleStmt/title[t:is-stated(.)]"/>
    <xsl:variable name="main" as="element(title)*"
        select="($titles[@level = 'a'], $titles[@type = 'main'], $titles[not(@type = 'sub')])[1]"/>
    <xsl:variable name="sub" as="element(title)*" select="$titles[@type = 'sub'][not(. is $main)]"/>
    <xsl:sequence select="if ($titles) then string-join(($main, $sub) ! normalize-space(), '. ')
                          else 'Untitled document'"/>
  </xsl:function>

  <!-- Who wrote what to whom, when and where. -->
  <xsl:function name="t:facts-of-document" as="map(xs:string, item()*)*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="profile" as="element()*" select="$header/profileDesc"/>
    <xsl:variable name="actions" as="element()*" select="$profile/correspDesc[1]/correspAction"/>
    <xsl:variable name="sent" as="element()*" select="$actions[@type = 'sent'][1]"/>
    <xsl:variable name="received" as="element()*" select="$actions[@type = 'received'][1]"/>
    <xsl:variable name="senders" as="element()*" select="$sent/(persName | orgName | name | rs)"/>
    <xsl:variable name="authors" as="element()*" select="$header/fileDesc/titleStmt/author"/>
    <xsl:sequence select="
        t:fact('From', $senders),
        t:fact('Author', $authors[not($senders)]),
        t:fact('To', $received/(persName | orgName | name | rs)),
        t:fact('Date', ($profile/creation/date, $sent/date)[t:is-stated(.)][1]),
        t:fact('Place', ($sent/(placeName | settlement), $profile/creation/(placeName | settlement))[1]),
        t:fact('Received', ($received/date, $received/placeName)),
        t:fact('Kind', $profile/textClass/catRef ! t:targets(@target) ! t:category(.)),
        t:fact('Language', $profile/langUsage/language[not(. = 'not stated')])"/>
  </xsl:function>

  <!-- Where the text comes from, and who made this edition of it. -->
  <xsl:function name="t:facts-of-source" as="map(xs:string, item()*)*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="file" as="element()*" select="$header/fileDesc"/>
    <xsl:variable name="source" as="element()*" select="$file/sourceDesc"/>
    <xsl:variable name="manuscript" as="element()*" select="$source//msDesc[1]"/>
    <xsl:sequence select="
        t:fact('Archive', $manuscript/msIdentifier ! t:prose(*)),
        t:fact('Provenance', $manuscript/history/(provenance | acquisition) ! t:prose(.)),
        t:fact('Original', $manuscript//textLang ! t:prose(.)),
        t:fact('Source', $source/(p | ab | bibl | biblStruct | listBibl/bibl) ! t:prose(.)),
        t:fact('Address', $source//(bibl | biblStruct)/(ptr/@target, ref/@target, idno[@type = 'URL'])),
        t:fact('Record', $source//bibl/idno[not(@type = 'URL')]),
        t:fact('Uploaded', $source//bibl/date[@type = 'uploaded']),
        $source//bibl/respStmt ! t:fact(t:capital(resp[1]), (persName | orgName | name)),
        t:fact('Rights', $source//availability ! t:prose(*)),
        $file/titleStmt/respStmt[not(name/@type = 'software')]
            ! t:fact(t:capital(resp[1]), (persName | orgName | name)),
        t:fact('Editor', $file/titleStmt/editor),
        t:fact('Funder', $file/titleStmt/(funder | sponsor)),
        $file/notesStmt/note ! t:fact(t:capital((@type, 'note')[1]), t:prose(.)),
        t:fact('See also', $file/notesStmt/relatedItem ! t:prose(*)),
        t:facts-of-keywords($header)"/>
  </xsl:function>

  <xsl:function name="t:facts-of-edition" as="map(xs:string, item()*)*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="publication" as="element()*" select="$header/fileDesc/publicationStmt"/>
    <xsl:variable name="licence" as="element()*" select="$publication/availability/licence"/>
    <xsl:sequence select="
        t:fact('Series', $header/fileDesc/seriesStmt ! t:prose(*)),
        t:fact('Edition', $header/fileDesc/editionStmt ! t:prose(*)),
        t:fact('Publisher', $publication/(publisher | distributor | authority | p | ab) ! t:prose(.)),
        t:fact('Published', $publication/(pubPlace, date) ! t:prose(.)),
        t:fact('Licence', ($licence ! (@target, t:prose(.)), $publication/availability/(p | ab) ! t:prose(.))),
        t:fact('Identifier', $publication/idno ! t:prose(.)),
        t:fact('Prepared with', $header/encodingDesc/appInfo/application ! t:prose((label, desc))),
        t:fact('Changes', $header/revisionDesc//change ! t:prose((@when, .))),
        t:fact('Marks', $header/encodingDesc/editorialDecl/(interpretation | punctuation) ! t:prose(*))"/>
  </xsl:function>

  <xsl:function name="t:facts-of-keywords" as="map(xs:string, item()*)*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="labels" as="map(xs:string, xs:string)"
        select="map { 'type': 'Kind', 'subject': 'Subjects', 'name': 'Names', 'place': 'Places', '': 'Keywords' }"/>
    <xsl:for-each select="$header/profileDesc/textClass/keywords">
      <xsl:for-each-group select="term, list/item" group-by="string(@type)">
        <xsl:variable name="label" as="xs:string" select="($labels(current-grouping-key()), t:capital(@type))[1]"/>
        <xsl:sequence select="t:fact($label, current-group() ! t:prose(.))"/>
      </xsl:for-each-group>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="t:category" as="xs:string">
    <xsl:param name="category" as="element()"/>
    <xsl:sequence select="t:prose(($category/catDesc[normalize-space()], $category/gloss, $category)[1])"/>
  </xsl:function>

  <xsl:function name="t:capital" as="xs:string">
    <xsl:param name="label" as="item()?"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space(translate(string($label), '-_', '  '))"/>
    <xsl:sequence select="if ($words) then upper-case(substring($words, 1, 1)) || substring($words, 2) else 'By'"/>
  </xsl:function>
</xsl:stylesheet>
