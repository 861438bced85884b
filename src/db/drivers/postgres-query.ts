import { QueryTypes, type Sequelize, type Transaction } from 'sequelize';
import { failure } from '../failures';
import type { Query } from '../query';

/** @param transaction without one, any connection serves. */
export function querying(sequelize: Sequelize, transaction?: Transaction): Query {
  return async <Row extends object>(sql: string, bind: readonly unknown[] = []) => {
    try {
      return await sequelize.query<Row>(sql, {
        bind: [...bind],
        type: QueryTypes.SELECT,
        raw: true,
        ...(transaction && { transaction }),
      });
    } catch (error) {
      throw transaction ? error : failure(error);
    }
  };
}
