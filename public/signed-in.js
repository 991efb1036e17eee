// The sign-in provider returns here. The page that opened this window redeems the code.
const channel = new BroadcastChannel('compute-images signed-in')
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
channel.postMessage(location.href)
history.replaceState(null, '', location.pathname)
window.close()
