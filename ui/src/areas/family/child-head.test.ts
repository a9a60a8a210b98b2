import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { Member } from '../../bridge';
import { FormFaults } from '../../parts/form.svelte';
import { words } from '../../words/id';
import RelationsPart from './RelationsPart.svelte';

const member = (name: string, age: number | null): Member => ({
  person: {
    ...{ id: name, number: 1, name, nickname: '', sex: '', age, age_is_guess: true },
    ...{ dwelling: 'rt', rt: '032', address: '', nik_tail: '', nik_doubtful: false, life: 'here' },
  },
  relation: 4,
});
const put = (head: Member) =>
  render(RelationsPart, {
    ...{ name: 'head', label: 'Kepala keluarga', candidates: [head], everybody: [head] },
    ...{ head: head.person.id, relations: {}, faults: new FormFaults({}) },
  });

it('a child who becomes the head is told, and stands in nobody’s way', () => {
  put(member('Sekar Jali', 9));
  const told = words.family.event.childHead('Sekar Jali', 9);
  const box = screen.getByLabelText('Kepala keluarga');
  expect(box).toHaveAccessibleDescription(told);
  expect(box).toBeValid();
});

it('somebody grown up, or of whom nobody knows the age, is no doubt', () => {
  put(member('Udan Liris', 17));
  put(member('Parang Rusak', null));
  for (const box of screen.getAllByLabelText('Kepala keluarga')) {
    expect(box).not.toHaveAccessibleDescription();
  }
});
