import { numbers } from './random.mts';
import { vocabulary } from './vocabulary.mts';

const head = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm;font-size:12.0pt;} --></style></head><body lang=RU><!--StartFragment-->`;
const foot = '<!--EndFragment--></body></html>';

/** HTML as Word puts it on the clipboard, of about so many characters: paragraphs, headings, its fake lists, a table. */
export function wordHtml(characters: number): string {
  const next = numbers(7);
  const word = vocabulary('ru');
  const words = (count: number): string => Array.from({ length: count }, () => word(next)).join(' ');
  const span = (count: number): string =>
    `<span lang=RU style='font-size:12.0pt;font-family:"Times New Roman",serif;color:#222222'>${words(count)}</span>`;
  const parts: string[] = [];
  let size = head.length + foot.length;
  for (let at = 0; size < characters; at += 1) {
    const part = partAt(at, span);
    parts.push(part);
    size += part.length;
  }
  return head + parts.join('\n') + foot;
}

function partAt(at: number, span: (count: number) => string): string {
  if (at % 12 === 0) return `<h2><b>${span(5)}<o:p></o:p></b></h2>`;
  if (at % 12 === 11) {
    const row = `<tr><td style='border:solid windowtext 1.0pt'><p class=MsoNormal>${span(2)}<o:p></o:p></p></td><td><p class=MsoNormal>${span(1)}<o:p></o:p></p></td></tr>`;
    return `<table class=MsoTableGrid border=1>${row.repeat(3)}</table>`;
  }
  if (at % 12 > 7) {
    return `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level${1 + (at % 2)} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${span(12)}<o:p></o:p></p>`;
  }
  return `<p class=MsoNormal>${span(20)} <b style='mso-bidi-font-weight:normal'>${span(3)}</b> ${span(18)} <a href="https://stat.gov.kz/?utm_source=w&amp;id=${at}">${span(2)}</a>.<o:p></o:p></p>`;
}
