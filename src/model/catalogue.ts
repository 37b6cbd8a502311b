/** A column of the catalogue, as `schemas/catalogue.json` describes it. */
export interface CatalogueColumn {
  id: 'basicCode' | 'implementationCode' | 'name' | 'department' | 'online' | 'offline' | 'handbook' | 'volume' | 'changed';
  label: string;
  aliases: string[];
  required: boolean;
  /** A code: a spreadsheet may have turned it into a number and so changed it. */
  code?: boolean;
}
