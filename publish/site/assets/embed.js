// For websites that show a figure of this site in a frame: the frame becomes as tall as what is in it.
(() => {
  if (window.grondstoffenFrames) return;
  window.grondstoffenFrames = true;
  const home = new URL(document.currentScript.src).origin;
  addEventListener("message", event => {
    const height = Number(event.data?.height);
    if (event.origin !== home || event.data?.grondstoffen !== "height" || !(height > 0)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === event.source) frame.style.height = `${Math.min(Math.ceil(height), 20000)}px`;
    }
  });
})();
