// The parts at work with invented people, for looking at them: ?page=parts|home|list|form|dialog,
// &theme=dark, &size=150. Never part of the program.
import { mount, type Component } from 'svelte';
import { look, type TextSize } from '../src/frame/look.svelte';
import { session } from '../src/frame/session.svelte';
import '../src/look/index.css';
import Gallery from './Gallery.svelte';

const asked = new URLSearchParams(location.search);
look.theme = asked.get('theme') === 'dark' ? 'dark' : 'light';
look.textSize = Number(asked.get('size') ?? 100) as TextSize;
session.open(
  { id: '1', name: 'Bu Truntum', roles: 'Ketua' },
  { name: 'Sekar Kawung', rw: '099', kelurahan: 'Contoharjo' },
  asked.get('training') === '1',
);
const target = document.getElementById('app');
if (target)
  mount(Gallery as Component<{ page: string }>, {
    target,
    props: { page: asked.get('page') ?? 'parts' },
  });
