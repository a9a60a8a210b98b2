// What was added to, asked of, or befell the people and families of a time line.

import Camera from '@lucide/svelte/icons/camera';
import FileText from '@lucide/svelte/icons/file-text';
import Merge from '@lucide/svelte/icons/merge';
import MessageCircleQuestionMark from '@lucide/svelte/icons/message-circle-question-mark';
import MessageSquareReply from '@lucide/svelte/icons/message-square-reply';
import Siren from '@lucide/svelte/icons/siren';
import Users from '@lucide/svelte/icons/users';
import type { Attachment, Flag, Timeline } from '../../bridge';
import { words } from '../../words/id';
import { writtenAt } from '../case/entries';
import { nameOf as flagName } from '../flag/names';
import { dayAt, ofGroup, plain, type Entry } from './entry';

const say = words.timeline;

export const ofPictures = (attachments: readonly Attachment[], where: string): Entry[] =>
  attachments.map((one) => ({
    ...plain,
    key: one.id,
    on: one.form.taken_on || dayAt(one.added_at),
    at: one.added_at,
    belongs: 'picture',
    icon: Camera,
    title: say.picture(one.form),
    ...(one.form.description ? { text: one.form.description } : {}),
    who: one.added_by,
    where,
  }));

/** What was asked, and what was answered. `own` is whom all of it is about. */
export function ofFlags(flags: readonly Flag[], own: string): Entry[] {
  const link = ({ on: { kind, id } }: Flag) => ({
    ...(kind === 'assistance' ? { gift: id } : {}),
    ...(kind === 'referral' ? { referral: id } : {}),
  });
  return flags.flatMap((flag) => {
    const where = flag.number || (flag.name === own ? '' : flagName(flag));
    const shared = { ...plain, belongs: 'flag', where, ...link(flag) } as const;
    const asked: Entry = {
      ...shared,
      key: flag.id,
      on: dayAt(flag.asked_at),
      at: flag.asked_at,
      icon: MessageCircleQuestionMark,
      title: say.asked(flag.asked_of),
      text: flag.question,
      who: flag.asked_by,
    };
    if (!flag.answered_at) return [asked];
    const answered: Entry = {
      ...shared,
      key: `${flag.id} answer`,
      on: dayAt(flag.answered_at),
      at: flag.answered_at,
      icon: MessageSquareReply,
      title: say.answered,
      text: flag.answer || words.flag.home.checked,
      who: flag.answered_by,
    };
    return [answered, asked];
  });
}

/** What was added to the people and families themselves, and what befell them. */
export const ofRecords = ({ records }: Timeline, own: string): Entry[] =>
  records.flatMap(({ on, name, attachments, joined, activities, lives, emergencies, notice }) => {
    const family = on.kind === 'household';
    const called = family ? words.household.family(name) : name;
    const where = family || name !== own ? called : '';
    const number = family ? words.household.number : words.person.number;
    const merged = joined.map(({ same, at }): Entry => ({
      ...plain,
      key: same.id,
      on: dayAt(at),
      at,
      belongs: 'family',
      icon: Merge,
      title: say.joined(number(same.number)),
      ...(same.name ? { text: same.name } : {}),
      where,
    }));
    const turned = lives.map(({ life, on: day, at, note }): Entry => ({
      ...plain,
      key: `${on.id} life ${at}`,
      on: day || dayAt(at),
      at,
      belongs: 'family',
      icon: Users,
      title: say.lives[life],
      ...(note ? { text: note } : {}),
      where,
    }));
    const listed = emergencies.map((line): Entry => ({
      ...plain,
      key: line.id,
      on: line.day,
      at: writtenAt(line.id),
      belongs: 'family',
      icon: Siren,
      title: say.emergency(line.emergency),
      ...(line.form.need ? { text: line.form.need } : {}),
      where,
    }));
    const { told_on = '', ended_on = '' } = notice?.form ?? {};
    const explained = { title: say.explained, on: told_on, who: notice?.told_by_name ?? '' };
    const heard = [explained, { title: say.consentEnded, on: ended_on, who: '' }]
      .filter((one) => one.on !== '')
      .map((one): Entry => ({
        ...{ ...plain, ...one, key: `${on.id} ${one.title}`, at: one.on },
        ...{ belongs: 'family', icon: FileText, where },
      }));
    return [
      ...heard,
      ...ofPictures(attachments, where),
      ...merged,
      ...turned,
      ...listed,
      ...ofGroup(activities, 'person', where, on.id),
    ];
  });
