(() => {
  const name = document.documentElement.dataset.live;
  const box = document.createElement("section");
  box.className = "problems";
  box.setAttribute("role", "status");
  box.hidden = true;
  document.getElementById("main").prepend(box);
  let known;
  const tell = (state) => {
    box.hidden = !state.what;
    if (!state.what) return;
    const said = document.createElement("p");
    said.textContent = `The plan ${state.what} now; this page shows what was good last.`;
    const texts = state.messages.map((message) => Object.assign(document.createElement("pre"), { textContent: message }));
    const more = Object.assign(document.createElement("p"), { textContent: state.more ? `And ${state.more} more.` : "" });
    box.replaceChildren(said, ...texts, more);
  };
  const look = async () => {
    try {
      const state = (await (await fetch("/live", { cache: "no-store" })).json())[name];
      if (state) {
        if (known && state.since !== known) location.reload();
        known = state.since;
        tell(state);
      }
    } catch { /* the server is away; it is asked again */ }
    setTimeout(look, 1000);
  };
  look();
})();
