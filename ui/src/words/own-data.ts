// Words of "Semua data tentang ...": everything of one resident on one paper.

import type { Action, FamilyEvent } from '../bridge';
import { family } from './family';
import { longDate } from './format';
import { plan } from './plan';

export const ownData = {
  open: 'Semua datanya (cetak)',
  dialog: (name: string) => `Semua data tentang ${name}`,
  title: 'Semua Data tentang Warga',
  hint: 'Untuk diperlihatkan atau diberikan kepada warga sendiri. Yang keluar dari pencetak hanya lembar ini; pencetakannya tercatat.',
  print: 'Cetak',
  training: 'LATIHAN: data karangan',
  madeOn: (day: string, by: string) => `Dibuat ${longDate(day)} oleh ${by}`,
  note: 'Lembar ini memuat semua yang tercatat dan boleh dilihat petugas yang mencetaknya. Ada yang keliru? Minta diperbaiki.',
  person: 'Data diri',
  family: 'Keluarga',
  noFamily: 'Tidak tercatat di keluarga mana pun.',
  ground: 'Dasar pencatatan',
  cases: 'Kasus',
  noCases: 'Tidak ada.',
  caseHead: (number: string, stage: string, on: string) =>
    `${number}, ${stage.toLowerCase()}, dilaporkan ${longDate(on)}`,
  familyCases: 'Kasus keluarga',
  /** '24 November 2026, Kunjungan rumah: Tidak ada orang di rumah.' */
  happened: ({ on, title, text }: { on: string; title: string; text?: string }) =>
    [`${longDate(on)}, ${title}`, text].filter(Boolean).join(': '),
  /** '24 November 2026, Meninggal: Sekar Jali' */
  event: ({ kind, date, names }: FamilyEvent) =>
    [`${longDate(date)}, ${family.event.kinds[kind]}`, family.listed(names)]
      .filter(Boolean)
      .join(': '),
  forFamily: 'untuk keluarga',
  reporter: (name: string) => `Pelapor: ${name}`,
  goal: (text: string) => `Tujuan: ${text}`,
  /** 'Antar ke Puskesmas (selesai 24 November 2026: sudah diperiksa)' */
  action: ({ form, state, finished_on, outcome }: Action): string => {
    const ended = plan.states[state].toLowerCase();
    const when = state === 'open' ? form.due : finished_on;
    const told = [ended, when && longDate(when)].filter(Boolean).join(' ');
    return `${form.what} (${outcome ? `${told}: ${outcome}` : told})`;
  },
  known: 'Keadaan keluarga yang diketahui',
  noKnown: 'Tidak ada.',
  assistance: 'Bantuan',
  noAssistance: 'Tidak ada.',
  handovers: 'Sudah dikirim ke Dinas',
  noHandovers: 'Belum pernah dikirim dengan nama.',
  handover: (number: number, on: string, office: string) =>
    `Serah terima nomor ${number}, ${longDate(on)}, ke ${office}`,
  history: 'Riwayat perubahan data diri',
} as const;
