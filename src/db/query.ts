/** Runs one statement with `$1`, `$2`, … bound and gives its rows. */
export type Query = <Row extends object>(sql: string, bind?: readonly unknown[]) => Promise<Row[]>;
