import type { CensusTables } from './census.js';
import type { CityTables } from './city.js';
import type { FindingTables } from './findings.js';
import type { FleetTables } from './fleet.js';
import type { JournalTables } from './journal.js';
import type { OfficeTables } from './office.js';

/** Rows as they stand in the database. Times are ISO 8601 with +08:00, days YYYY-MM-DD, contents JSON, points hundredths of a point, yes and no 1 and 0. */
export type Tables = JournalTables & CensusTables & CityTables & FindingTables & OfficeTables & FleetTables;
