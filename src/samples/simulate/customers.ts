import { Random, WeightedChoice } from '../random';
import type { ShopDescription } from '../description';
import type { Customer, CustomerNo } from '../shop';
import type { Calendar } from './calendar';
import { chineseName, companyName, englishName, type Gender, type MadeUpName } from './names';
import type { Population } from './population';

/** Youngest and oldest customers at the start, in years. */
const AGES = { least: 16, most: 90 } as const;

/** Makes the customers of a population one by one, each from a substream of her own. */
export class Customers {
  readonly #description: ShopDescription;
  readonly #calendar: Calendar;
  readonly #population: Population;
  readonly #random: Random;
  readonly #regions;
  readonly #levels;

  constructor(description: ShopDescription, calendar: Calendar, population: Population) {
    this.#description = description;
    this.#calendar = calendar;
    this.#population = population;
    this.#random = new Random(description.seed, 'customers');
    this.#regions = new WeightedChoice(
      description.regions.map(({ key, weight, cities }) => ({
        key,
        weight,
        cities: new WeightedChoice(cities),
      })),
    );
    this.#levels = description.levels.length > 0 ? new WeightedChoice(description.levels) : null;
  }

  customer(no: CustomerNo): Customer {
    const random = this.#random.at(no);
    const { people, channels } = this.#description;
    const region = this.#regions.draw(random);
    const city = region.cities.draw(random).key;
    const gender = this.#gender(random);
    const birthYear = this.#birthYear(random);
    const level = this.#levels?.draw(random).key ?? null;
    const referrer = this.#referrer(no, random);
    const { name, latin } = nameOf(people.names, gender, random);
    return {
      no,
      id: `C${1_000_000 + no}`,
      name,
      acquiredAt: this.#calendar.startsAt + (this.#population.acquiredAt[no] ?? 0),
      region: region.key,
      city,
      channel: channels[this.#population.channel[no] ?? 0]?.key ?? '',
      gender,
      birthYear,
      level,
      email: `${latin}${no + 1}@example.com`,
      phone: phoneOf(people.names, no),
      referrer,
    };
  }

  *all(): Generator<Customer, void> {
    for (let no = 0; no < this.#population.count; no++) yield this.customer(no);
  }

  #gender(random: Random): Gender {
    const { femaleShare, unknownShare, names } = this.#description.people;
    const isUnknown = random.bernoulli(unknownShare);
    const gender = random.bernoulli(femaleShare) ? 'female' : 'male';
    return isUnknown || names === 'companies' ? null : gender;
  }

  #birthYear(random: Random): number | null {
    const { birthYears, unknownShare, names } = this.#description.people;
    const isUnknown = random.bernoulli(unknownShare);
    const year = Math.round(birthYears.mean + birthYears.sd * random.normal());
    if (isUnknown || names === 'companies') return null;
    const start = new Date(this.#calendar.startsAt * 1000).getUTCFullYear();
    return Math.min(Math.max(year, start - AGES.most), start - AGES.least);
  }

  /** Any of those who came before her, each as likely. */
  #referrer(no: CustomerNo, random: Random): CustomerNo | null {
    const isReferred = random.bernoulli(this.#description.referredShare);
    const { acquiredAt } = this.#population;
    let referrer = random.below(no);
    while (referrer >= 0 && acquiredAt[referrer] === acquiredAt[no]) referrer--;
    return isReferred && referrer >= 0 ? referrer : null;
  }
}

function nameOf(kind: ShopDescription['people']['names'], gender: Gender, random: Random): MadeUpName {
  switch (kind) {
    case 'chinese':
      return chineseName(gender, random);
    case 'english':
      return englishName(gender, random);
    case 'companies':
      return companyName(random);
  }
}

/** Numbers that nobody has: 164 is no mobile prefix in China, 555 no area code in North America. */
function phoneOf(kind: ShopDescription['people']['names'], no: number): string {
  const digits = String(no + 1).padStart(8, '0');
  return kind === 'chinese' ? `164${digits}` : `+1 555 ${digits.slice(1, 4)} ${digits.slice(4)}`;
}
