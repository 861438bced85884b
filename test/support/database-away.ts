import { ConnectionRefusedError, Sequelize } from 'sequelize';
import { Statement } from 'sqlite3';

type Callback = (error: Error) => void;

/** Lets every statement fail as it does while the database is away, until `jest.restoreAllMocks`. */
export function takeDatabaseAway(): void {
  const refused = new ConnectionRefusedError(new Error('connect ECONNREFUSED 127.0.0.1:5432'));
  jest.spyOn(Sequelize.prototype, 'query').mockRejectedValue(refused);
  const fail = function (this: Statement, ...given: unknown[]) {
    const error = Object.assign(new Error('SQLITE_IOERR: disk I/O error'), {
      code: 'SQLITE_IOERR',
    });
    (given.at(-1) as Callback).call(this, error);
    return this;
  };
  jest.spyOn(Statement.prototype, 'all').mockImplementation(fail);
}
