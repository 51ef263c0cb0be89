import { DomUtils, parseDocument } from "htmlparser2";

// The order in which ECMA-376 (transitional) wants the children of an element. Word refuses a file that breaks it.
const orderOf: Readonly<Record<string, string>> = {
  pPr: "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
  rPr: "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
  tblPr: "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
  tcPr: "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
  sectPr: "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
  style: "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
  lvl: "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
}; // prettier-ignore

/** The elements of a part whose children are unknown, or do not stand in the order that the format asks for. */
export function outOfOrder(xml: string): string[] {
  const all = DomUtils.findAll(() => true, parseDocument(xml, { xmlMode: true }).children);
  return all.flatMap((element) => {
    const order = orderOf[element.name.replace(/^w:/, "")]?.split(" ");
    const names = element.children.flatMap((child) => ("name" in child ? [child.name.slice(2)] : []));
    const places = names.map((name) => order?.indexOf(name) ?? 0);
    const isRight = places.every((place, at) => place >= 0 && place >= (places[at - 1] ?? 0));
    return isRight ? [] : [`${element.name}: ${names.join(" ")}`];
  });
}
