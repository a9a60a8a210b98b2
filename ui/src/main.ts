import { mount } from 'svelte';
import App from './App.svelte';
import Door from './areas/vault/Door.svelte';
import { door } from './areas/vault/door.svelte';
import FailedTries from './areas/vault/FailedTries.svelte';
import './look/index.css';

const target = document.getElementById('app');
if (target) mount(App, { target, props: { door: Door, notice: FailedTries } });
void door.begin();
