use crate::capture::line::{Feed, Trouble, line};
use crate::capture::{CaptureError, Microphone, MicrophoneId, Opened, Source, worker::now};
use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{
    BufferSize, Device, ErrorKind, FromSample, Host, HostId, I24, SampleFormat, SizedSample, StreamConfig,
    SupportedStreamConfig,
};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long a sound system may take to set up a stream.
const PATIENCE: Duration = Duration::from_secs(4);

/// The name by which cpal calls it.
const PULSEAUDIO: &str = "pulseaudio";

/// The machine's own microphones: through PulseAudio (or PipeWire, which speaks its protocol) where
/// that runs, else through whatever the system has.
#[derive(Default)]
pub struct System {
    // Kept between calls, since each connection is one more client of the sound server.
    host: Mutex<Option<Host>>,
}

impl System {
    pub fn new() -> System {
        System::default()
    }

    /// Does something with the sound system; connects again, once, if the connection has gone bad.
    fn with_host<T>(&self, act: impl Fn(&Host) -> Result<T, CaptureError>) -> Result<T, CaptureError> {
        let mut kept = self.host.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(host) = kept.as_ref()
            && let Ok(done) = act(host)
        {
            return Ok(done);
        }
        *kept = None;
        let host = connect()?;
        let done = act(&host);
        *kept = Some(host);
        done
    }
}

fn connect() -> Result<Host, CaptureError> {
    let mut hosts = cpal::available_hosts();
    // A sound server knows better than the devices below it what each is called and who uses it.
    hosts.sort_by_key(|id| id.to_string() != PULSEAUDIO);
    let mut why = "there is none on this machine".to_owned();
    for id in hosts {
        match cpal::host_from_id(id) {
            Ok(host) => return Ok(host),
            Err(error) => why = error.to_string(),
        }
    }
    Err(CaptureError::NoSoundSystem { reason: why })
}

impl Source for System {
    fn microphones(&self) -> Result<Vec<Microphone>, CaptureError> {
        self.with_host(|host| {
            let default = host.default_input_device().and_then(|device| device.id().ok());
            let devices = host
                .input_devices()
                .map_err(|error| CaptureError::NoSoundSystem { reason: error.to_string() })?;
            let mut microphones: Vec<_> =
                devices.filter_map(|device| described(&device, host.id(), default.as_ref())).collect();
            microphones.sort_by_key(|it| (!it.is_default, it.is_monitor));
            Ok(microphones)
        })
    }

    fn open(&self, id: &MicrophoneId) -> Result<Opened, CaptureError> {
        let wanted = || CaptureError::NotConnected { id: id.0.clone() };
        let cpal_id = id.0.parse().map_err(|_| wanted())?;
        let device = self.with_host(|host| host.device_by_id(&cpal_id).ok_or_else(wanted))?;
        let name = device.to_string();
        start(&device).map_err(|error| CaptureError::NotOpened { name, reason: error.to_string() })
    }
}

/// None for a device that can't be opened anyway.
fn described(device: &Device, host: HostId, default: Option<&cpal::DeviceId>) -> Option<Microphone> {
    let id = device.id().ok()?;
    // Without a sound server there are devices in name only.
    device.default_input_config().ok()?;
    Some(Microphone {
        name: device.description().ok()?.name().to_owned(),
        host: host.to_string(),
        is_default: default == Some(&id),
        is_monitor: id.id().ends_with(".monitor"),
        id: MicrophoneId(id.to_string()),
    })
}

fn start(device: &Device) -> Result<Opened, cpal::Error> {
    let config = device.default_input_config()?;
    let (feed, line) = line(config.sample_rate(), config.channels());
    let plain = config.config();
    let stream = match config.sample_format() {
        SampleFormat::I8 => build::<i8>(device, plain, feed),
        SampleFormat::I16 => build::<i16>(device, plain, feed),
        SampleFormat::I24 => build::<I24>(device, plain, feed),
        SampleFormat::I32 => build::<i32>(device, plain, feed),
        SampleFormat::U8 => build::<u8>(device, plain, feed),
        SampleFormat::U16 => build::<u16>(device, plain, feed),
        SampleFormat::F32 => build::<f32>(device, plain, feed),
        SampleFormat::F64 => build::<f64>(device, plain, feed),
        _ => Err(cpal::Error::new(ErrorKind::UnsupportedConfig)),
    }?;
    let pace = pacemaker(device, &config);
    stream.play()?;
    if let Some(pace) = &pace {
        // Without it samples come in bursts; they all come.
        let _ = pace.play();
    }
    Ok(Opened { line, running: Box::new((stream, pace)) })
}

/// A second stream, nobody listens to it, that makes PulseAudio deliver often.
///
/// Left to itself the server hands over what a microphone gave only every two seconds. Asked for small
/// blocks through cpal, it also keeps no more than one of them, and drops samples whenever this program
/// or the server is late (measured: a fifth of a second in fifteen, on a busy machine). A stream that
/// asks for small blocks makes the microphone itself work in small steps, and so the one that is
/// recorded, which keeps its long buffer, is served often and loses nothing.
fn pacemaker(device: &Device, config: &SupportedStreamConfig) -> Option<cpal::Stream> {
    if device.id().ok()?.host().to_string() != PULSEAUDIO {
        return None;
    }
    let small = BufferSize::Fixed(config.sample_rate() / 50);
    let plain = StreamConfig { buffer_size: small, ..config.config() };
    device.build_input_stream_raw(plain, config.sample_format(), |_, _| {}, |_| {}, Some(PATIENCE)).ok()
}

fn build<T>(device: &Device, config: StreamConfig, mut feed: Feed) -> Result<cpal::Stream, cpal::Error>
where
    T: SizedSample,
    f32: FromSample<T>,
{
    let trouble = feed.trouble();
    device.build_input_stream(
        config,
        move |block: &[T], _: &cpal::InputCallbackInfo| feed.push(block, f32::from_sample_, now()),
        move |error| tell(&trouble, &error),
        Some(PATIENCE),
    )
}

fn tell(trouble: &Trouble, error: &cpal::Error) {
    match error.kind() {
        ErrorKind::Xrun => trouble.overrun(),
        // The stream goes on.
        ErrorKind::DeviceChanged | ErrorKind::RealtimeDenied => {}
        _ => trouble.broken(error.to_string()),
    }
}
