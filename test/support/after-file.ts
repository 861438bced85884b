import { leaveSeen } from './contract-check/seen';

afterAll(leaveSeen);
