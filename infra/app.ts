import { App } from 'aws-cdk-lib';
import { addStacks } from './stacks/stacks.ts';

addStacks(new App());
