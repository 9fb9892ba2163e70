/* The waiting room without reloading: asks where we stand and says it; opens the checkout when it is our turn. Without this script the page renews itself. */
(() => {
  const room = document.querySelector('[data-waiting]');
  const place = room && room.querySelector('[data-position]');
  if (!room) return;
  const later = (seconds) => setTimeout(look, seconds * 1000);
  const say = (node, text) => { if (node && text && node.textContent !== text) node.textContent = text; };
  async function look() {
    if (!place) { location.reload(); return; }
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'application/problem+json' }, cache: 'no-store' });
      if (answer.status !== 503) { location.reload(); return; }
      const told = await answer.json();
      say(place, told.position_said);
      say(room.querySelector('[data-estimate]'), told.estimate_said);
      later(told.retry_after_s);
    } catch {
      later(10);
    }
  }
  later(Number(room.dataset.again) || 5);
})();
