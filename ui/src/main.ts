import { mount } from 'svelte';
import './look/index.css';
import App from './App.svelte';
import { door } from './areas/vault/door.svelte';
import { fetchLater } from './frame/later';

// The core is asked before anything is drawn: its answer is here when the page is.
void door.begin().finally(fetchLater);
const target = document.getElementById('app');
if (target) mount(App, { target });
