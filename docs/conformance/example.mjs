// A small implementation in another language, to show that the suite needs nothing of Python.
// Income is never divided: total <= line * months * members, in BigInt.

// Each region: [category, last đồng in, or null for no end, least score]; the first that fits decides.
const upTo = (...rows) => rows.map(([category, last, least = 0]) => ({ category, last, least }));
const multi = (line, above, average) => upTo(["poor", line, 3], ["near-poor", line], [above, average], ["not-poor", null]);
const y2016 = (low, high, average) =>
  upTo(["poor", low], ["poor", high, 3], ["near-poor", high], ["average", average], ["not-poor", null]);
const income = (...rows) => upTo(...rows, ["not-poor", null]);
const below = (amount) => ({ amount, months: 1, out: true }); // dưới: the line itself is out
const year = (amount) => ({ amount, months: 12, out: false }); // đồng/người/năm
const STANDARDS = {
  "VN-2001-2005": [0, { rural_mountain: income(["poor", below(80000)]), rural_lowland: income(["poor", below(100000)]), urban: income(["poor", below(150000)]) }],
  "VN-2006-2010": [0, { rural: income(["poor", 200000]), urban: income(["poor", 260000]) }],
  "VN-2011-2015": [0, { rural: income(["poor", 400000], ["near-poor", 520000]), urban: income(["poor", 500000], ["near-poor", 650000]) }],
  "VN-2011-2015-LITERAL": [0, {
    rural: income(["poor", 400000], ["unclassified", below(401000)], ["near-poor", 520000]),
    urban: income(["poor", 500000], ["unclassified", below(501000)], ["near-poor", 650000]) }],
  "VN-2011-2015-130-150": [0, { rural: income(["unclassified", 520000], ["policy-band", 600000]), urban: income(["unclassified", 650000], ["policy-band", 750000]) }],
  "VN-2011-2015-130-150-FROM": [0, { rural: income(["unclassified", below(520000)], ["policy-band", 600000]), urban: income(["unclassified", below(650000)], ["policy-band", 750000]) }],
  "VN-2014-2015-FARM": [0, {
    rural: income(["poor", 400000], ["near-poor", 520000], ["average", below(900000)]),
    urban: income(["poor", 500000], ["near-poor", 650000], ["average", below(900000)]) }],
  "VN-2016-2020": [10, { rural: y2016(700000, 1000000, 1500000), urban: y2016(900000, 1300000, 1950000) }],
  "VN-2021-2025": [12, { rural: multi(1500000, "average", 2250000), urban: multi(2000000, "average", 3000000) }],
  "VN-2025-WORKER": [12, { rural: multi(1500000, "low-income-worker", 2250000), urban: multi(2000000, "low-income-worker", 3000000) }],
  "VN-HN-2011-2015": [0, { rural: income(["poor", 550000], ["near-poor", 750000]), urban: income(["poor", 750000], ["near-poor", 1000000]) }],
  "VN-HN-2011-2015-LITERAL": [0, {
    rural: income(["poor", 550000], ["unclassified", below(551000)], ["near-poor", 750000]),
    urban: income(["poor", 750000], ["unclassified", below(751000)], ["near-poor", 1000000]) }],
  "VN-HN-2016-2020": [10, { rural: y2016(1100000, 1500000, 2300000), urban: y2016(1400000, 1950000, 3000000) }],
  "VN-SG-2014-2015": [0, { city: income(["poor", year(16000000)], ["near-poor", year(21000000)]) }],
  "VN-SG-2019-2020": [1000, { city: income(["poor", year(28000000)], ["poor", null, 40], ["near-poor", year(36000000)]) }],
  "VN-2026-2030": [12, { rural: multi(2200000, "not-poor", null), urban: multi(2800000, "not-poor", null) }],
};

const within = (total, heads, last) => {
  if (last === null) return true;
  const { amount, months, out } = typeof last === "number" ? { amount: last, months: 1, out: false } : last;
  const [mine, line] = [total * BigInt(months), BigInt(amount) * heads];
  return out ? mine < line : mine <= line;
};
const region = (rows, total, heads, score) =>
  rows.find((row) => within(total, heads, row.last) && score >= row.least).category;

export function unknown({ standard, area, income: money, score, deprivations }) {
  const [highest, sheets] = STANDARDS[standard];
  const answers = Object.values(deprivations ?? {});
  const yes = answers.filter((answer) => answer === true).length;
  const open = answers.filter((answer) => answer === null).length;
  const [low, high] = deprivations ? [yes, yes + open] : score === undefined ? [0, highest] : [score, score];
  const found = new Set();
  for (const where of area ? [area] : Object.keys(sheets)) {
    const ends = Object.values(sheets).flat().map(({ last }) => Math.floor(last?.amount / last?.months || last || 0));
    const totals = money
      ? [[BigInt(money.total), BigInt(money.months * money.members)]]
      : ends.flatMap((end) => [[BigInt(Math.max(0, end - 1)), 1n], [BigInt(end), 1n], [BigInt(end + 1), 1n]]);
    for (const [total, heads] of totals)
      for (let points = low; points <= high; points += 1) found.add(region(sheets[where], total, heads, points));
  }
  return { category: found.size === 1 ? [...found][0] : null, possible: [...found] };
}

export const classify = (given) => ({ category: unknown(given).category });

export function rounding({ count, total, decimals, rounding: how }) {
  const scaled = BigInt(count) * 100n * 10n ** BigInt(decimals);
  const units = scaled / BigInt(total);
  const rest = scaled % BigInt(total);
  const twice = 2n * rest - BigInt(total);
  const up = { "half-up": twice >= 0n, "half-even": twice > 0n || (twice === 0n && units % 2n === 1n), truncate: false, ceiling: rest > 0n }[how];
  const digits = (units + (up ? 1n : 0n)).toString().padStart(decimals + 1, "0");
  return { percent: decimals ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits };
}
