import { describeEveryCommand } from './support/once-commands.ts';

// The two transports are files of their own: they take the longest, and run beside each other so.
describeEveryCommand('http');
