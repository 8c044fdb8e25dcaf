//! Handlers and timers that live as long as the page.

use core::cell::{Cell, OnceCell};

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, Window};

/// Calls `action` for each event of this kind, for ever.
pub(crate) fn listen(target: &EventTarget, kind: &str, action: impl Fn(&Event) + 'static) {
    let action = Closure::<dyn Fn(Event)>::new(move |event: Event| action(&event));
    target
        .add_event_listener_with_callback(kind, action.as_ref().unchecked_ref())
        .expect("a function is a listener");
    action.forget();
}

/// The element that an event happened to.
pub(crate) fn element_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Does one thing after a while. Setting it again starts the while anew.
#[derive(Default)]
pub(crate) struct Timer {
    running: Cell<Option<i32>>,
    action: OnceCell<Closure<dyn Fn()>>,
}

impl Timer {
    /// Says what to do. Once for each timer.
    pub(crate) fn set_action(&self, action: impl Fn() + 'static) {
        let is_first = self.action.set(Closure::new(action)).is_ok();
        debug_assert!(is_first, "a timer has one action");
    }

    /// Does it in so many milliseconds.
    pub(crate) fn start(&self, window: &Window, milliseconds: i32) {
        self.stop(window);
        let Some(action) = self.action.get() else {
            return;
        };
        let started = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            action.as_ref().unchecked_ref(),
            milliseconds,
        );
        self.running.set(started.ok());
    }

    /// Whether it is still to be done.
    pub(crate) fn is_running(&self) -> bool {
        self.running.get().is_some()
    }

    /// Does not do it.
    pub(crate) fn stop(&self, window: &Window) {
        if let Some(running) = self.running.take() {
            window.clear_timeout_with_handle(running);
        }
    }
}
