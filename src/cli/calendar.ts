import { Command } from 'commander';
import { shanghaiTime } from '../model/shanghai-time.js';
import { showCalendar } from '../run/calendar.js';
import { positiveInteger } from './options.js';

export function calendarCommand(): Command {
  return new Command('calendar')
    .description('以后各期的起止、截止和报送时间（含节假日顺延）')
    .option('--from <日期>', '从哪一天起（默认今天）')
    .option('--count <期数>', '看几期', positiveInteger, 12)
    .action((options: { from?: string; count: number }) => {
      process.stdout.write(showCalendar(options, shanghaiTime(Date.now())));
    });
}
