import { numbers, pick } from './random.mts';

export const proseLanguages = ['en', 'ru', 'kk'] as const;
export type ProseLanguage = (typeof proseLanguages)[number];

interface Sounds {
  readonly starts: readonly string[];
  readonly middles: readonly string[];
  readonly ends: readonly string[];
  /** The commonest words, as they are. */
  readonly small: readonly string[];
}

const split = (text: string): readonly string[] => text.split(' ');

const sounds: Readonly<Record<ProseLanguage, Sounds>> = {
  en: {
    starts: split(
      'a be ca con de dis ex fa fi for gra ha im in lo ma mi mo na ne no ob o par per po pre pro qua re ri sa se sha si so sta stri su ta te thi ti tra u un ver vi wa we wi wor',
    ),
    middles: split(
      'ba ber bi ca ce ci cla cu da den di du fe fi ga ge gi gra la le li lo ma men mi mo na ne ni no nu pa pe pi po pu ra re ri ro ru sa se si so sta sti ta te ti to tri tu va ve vi',
    ),
    ends: split(
      'al ance ant ard ate ble ce ct d der ding ed ement ence end ent er ers es est ful ge ght gy ing ion ish ist ity ive ks le less line ll ls ly ment mer n nal nce ness ng ning nt ny on or ous port r rd red rs ry s sed sh ship son st sts t tal te ted ter th tion ture ty ure ward y',
    ),
    small: split(
      'the of to and a in that is was for it on with as he be at by had not are but from or have an they which one were all she there would their we him been has when who will no more if out so said what up its about than into them can only other new some could time these two may then do first any now such like over',
    ),
  },
  ru: {
    starts: split(
      'бе бо ва ве во вос вы го гра да де до ду жи за зна и из ис ка ко кон кра ле лю ма ме ми мно мо на не но об о от па пе пере по под пре при про ра рас ре са се си сло со ста стро су та те то тре у хо це че ша эко я',
    ),
    middles: split(
      'ба бо ва ве ви во вы га ги да де ди до ду ды жа же за зи ка ки ко ку ла ле ли ло лю ма ме ми мо на не ни но ну ны па пи по ра ре ри ро ру са се си ско сто та те ти то ту ты ха ци ча че ше щи',
    ),
    ends: split(
      'ает ал али ами ание ание ать ах вать вый ги да дает дам ей ен ению ет ешь ие ией ий ил ила или им ись ит ить их ия ка ками ки кой кого ку ла лась лись лся ма на нии ние ного ной ном ному ность ности ные ный ных нять о ов ого ой ом ому ости ость от ский ского ской ству ства ся та те тель тели ти тся ть тью ую ции ция ых ыми ют ются ями ях',
    ),
    small: split(
      'и в не на что он с как а по это но они к из у за от так же о для все было бы мы до вы её был только ещё его их или уже при когда где чтобы если нет есть даже может год том этого лет после под без через над между также более тем',
    ),
  },
  kk: {
    starts: split(
      'ай ақ ал ар ас ат ба бас бел би бір бол бү да де дәу ел ең ере жа жал жас же жер жо жұ жүр за ке кел кө көр қа қай қал қар қо қол қор қы ма мә ме мем мү на не ой ор от ө өз өн са сай сал се сө су та тар те тә ті тө тү ұ үй үкі ха ша ше шы ы ілгері',
    ),
    middles: split(
      'ба бе ға ге ғы гі да де ды ді ға за зе ка ке қы ла ле лы лі ма ме мы мі на не ны ні нда нде ра ре ры рі са се сы сі та те ты ті ша ше шы ші лық лік дың дің тың тің лар лер дар дер тар тер',
    ),
    ends: split(
      'ады еді ға ге ғы гі да де дағы дегі дан ден ды ді дық дік дың дің ған ген жан кен қан қа ке лар лер лары лері лық лік лығы лігі лы лі мен бен пен мыз міз мын мін нан нен ның нің ңыз ңіз ны ні рақ рек са се сы сі сыз сіз тан тен тар тер ты ті тың тің тық тік уда уде уы уі шы ші ын ін ып іп ыр ір',
    ),
    small: split(
      'және бұл мен бір үшін деп да де бар болды осы ол емес қазір жаңа кейін бойынша ең көп туралы жыл тек сол өз әр бірақ дейін болып екі арқылы не олар себебі ғана енді соң гөрі сияқты қана өте біз сіз қай қандай',
    ),
  },
};

/** So many distinct words a language, about as many as one writes who is not trying. */
const distinct = 8_000;

/**
 * Chooses words as people do: the commonest word makes up some 6% of a text, and half of all words come but rarely
 * (Zipf's law); common words are short. Built from syllables, so that no word list is needed, and so varied that a text
 * compresses no better than real prose.
 */
export function vocabulary(language: ProseLanguage): (next: () => number) => string {
  const { starts, middles, ends, small } = sounds[language];
  const next = numbers(language.charCodeAt(0) * 7_919);
  const words = new Set(small);
  while (words.size < distinct) {
    const length = words.size < 600 ? 0 : Math.floor(next() * 2.6);
    const inside = Array.from({ length }, () => pick(next, middles)).join('');
    words.add(pick(next, starts) + inside + pick(next, ends));
  }
  const list = [...words];
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 0; rank < list.length; rank += 1) {
    sum += 1 / (rank + 2.7);
    sums.push(sum);
  }
  return (random) => list[atLeast(sums, random() * sum)] ?? '';
}

/** The index of the first of these rising numbers that is no smaller. */
function atLeast(rising: readonly number[], wanted: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
