use hotseat_content::*;
#[test] fn scratch() {
  let dir = std::env::var("D").unwrap();
  for f in std::fs::read_dir(dir).unwrap() { let f=f.unwrap().path(); if f.is_dir() {continue}
    let b = std::fs::read(&f).unwrap();
    let name = f.file_name().unwrap().to_string_lossy().into_owned();
    match import_list(&name, &b) { Err(e)=>println!("{e}"), Ok(l)=>{
      println!("== {} {:?} conf {:.2} title {:?} n={}", name, l.dialect, l.confidence, l.title, l.questions.len());
      for n in &l.notes { println!("  note {} {} {}", n.line, n.code, n.message); }
      if std::env::var("V").is_ok() { for q in &l.questions { println!("  {:?} {} [{}..{}] {:?} {:?}", q.number_as_written, q.title, q.first_line, q.last_line, q.level, q.topics); } }
      if std::env::var("K").is_ok() { for q in to_questions(&l, &"x".into()) { println!("  {} {}", q.id, q.title); for k in q.key_points { println!("      {:?} {}: {}", k.weight, k.id, k.say);} } }
    }}}
}
