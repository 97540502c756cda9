//! Words of the languages in which lists are written.

/// Words with which a question or a task begins.
#[rustfmt::skip]
pub(super) const ASKING: &[&str] = &[
    "what", "what's", "whats", "why", "how", "when", "where", "which", "who", "whose", "is", "are", "can",
    "could", "do", "does", "did", "should", "would", "will", "has", "have", "if", "explain", "describe",
    "compare", "define", "list", "name", "write", "implement", "give", "tell", "discuss", "differentiate",
    "difference", "differences", "design", "create", "find", "build", "walk", "state", "mention", "show",
    "outline", "identify", "predict", "suppose", "imagine", "qué", "cómo", "cuál", "wie", "warum", "quelle",
    "quel", "comment", "pourquoi", "как", "что", "почему", "зачем", "чем", "какие", "какой", "какая",
    "какое", "каким", "какими", "какую", "каков", "где", "когда", "кто", "сколько", "опишите", "расскажите",
    "объясните", "перечислите", "назовите", "дайте", "приведите", "может", "можно", "можете", "cuáles",
    "quién", "cuándo", "dónde", "explica", "explique", "describe", "describa", "qual", "quais", "como",
    "quando", "was", "welche", "welcher", "welches", "wann", "wo", "wer", "wozu", "erkläre", "erklären",
    "nenne", "quels", "quelles", "quand", "expliquez", "décrivez", "che", "perché", "nedir", "nasıl",
    "talk", "reverse", "determine", "given", "illustrate", "justify", "contrast", "distinguish",
    "elaborate", "enumerate", "let's", "were", "isn't", "doesn't", "don't", "aren't",
];

/// What asks wherever it stands, in scripts that write words together.
#[rustfmt::skip]
pub(super) const ASKING_ANYWHERE: &[&str] = &[
    "什么", "如何", "为什么", "怎么", "怎样", "哪些", "哪个", "区别", "吗", "谈谈", "说说", "介绍", "简述", "とは", "何", "설명", "무엇",
    "인가", "차이",
];

/// Verbs with which programming tasks begin, beside those of [`ASKING`].
#[rustfmt::skip]
pub(super) const TASK_VERBS: &[&str] = &[
    "add", "arrange", "calculate", "check", "clone", "code", "compute", "construct", "convert", "copy",
    "count", "debug", "delete", "detect", "divide", "draw", "evaluate", "flatten", "generate", "get",
    "group", "insert", "invert", "make", "maximize", "merge", "minimize", "move", "multiply", "optimize",
    "perform", "print", "program", "prove", "rearrange", "remove", "replace", "return", "rotate",
    "search", "segregate", "select", "serialize", "shuffle", "simulate", "solve", "sort", "split", "sum",
    "swap", "test", "traverse", "use", "validate", "verify",
];

/// Words that set two things side by side.
#[rustfmt::skip]
pub(super) const COMPARING: &[&str] = &["difference between", " vs ", " vs. ", " versus "];

/// Headings and labels that belong to an answer.
#[rustfmt::skip]
pub(super) const GENERIC: &[&str] = &[
    "summary", "key features", "features", "pros", "cons", "pros and cons", "example", "examples",
    "explanation", "answer", "answers", "solution", "note", "notes", "output", "usage", "advantages",
    "disadvantages", "benefits", "drawbacks", "conclusion", "references", "reference", "resources",
    "further reading", "table of contents", "contents", "toc", "interview tip", "tip", "tips", "tools",
    "techniques", "use cases", "use case", "use case examples", "overview", "introduction", "syntax",
    "code", "code example", "implementation", "steps", "key points", "key takeaways", "takeaway",
    "takeaways", "best practices", "common mistakes", "why", "how", "when", "show answer",
    "click to expand", "hint", "hints", "see also", "source", "sources", "links", "additional links",
    "good to hear", "explanation and example", "tradeoff", "trade-offs", "strategy", "types",
    "installation", "install", "getting started", "prerequisites", "requirements", "tl dr", "tldr",
    "view answer", "see answer", "answer key", "show solution", "view solution", "see solution",
    "solutions", "reveal answer", "click for answer", "click to see answer", "click here", "click to view",
    "details", "more", "more details", "read more", "expand", "show code", "code snippet", "spoiler",
    "correct answer", "followup", "follow up", "follow up questions", "related", "related questions",
    "additional resources", "background", "description", "definition", "complexity", "test", "tests",
    "result", "recommendation", "ref link", "ответ", "ответы", "показать ответ", "решение", "пример",
    "источник", "источники", "respuesta", "ver respuesta", "solución", "ejemplo", "resposta",
    "ver resposta", "exemplo", "antwort", "lösung", "beispiel", "réponse", "voir la réponse", "exemple",
    "risposta", "cevap", "đáp án", "答案", "查看答案", "参考答案", "解析", "解答", "回答", "示例", "总结", "答え", "解説", "정답",
    "답", "답변", "답변 보기", "해설", "목차", "目录", "содержание", "оглавление", "前言", "序言", "引言", "简介", "背景",
    "小结", "结语", "后记", "参考", "参考资料", "参考链接", "参考文章", "たとえば", "例", "はじめに", "おわりに", "まとめ", "目次", "参考文献",
    "들어가며", "마치며", "레퍼런스", "참고", "참고 자료", "введение", "предисловие", "заключение", "вывод", "итог",
    "литература", "introducción", "índice", "conclusión", "referencias", "introdução", "sumário",
    "conclusão", "referências", "einleitung", "fazit", "inhaltsverzeichnis", "quellen", "sommaire",
    "table des matières", "sources et liens",
];

/// Those of them that stand before the answer itself.
#[rustfmt::skip]
pub(super) const ANSWERS: &[&str] = &[
    "answer", "answers", "correct answer", "solution", "explanation", "output", "ответ", "respuesta",
    "resposta", "antwort", "réponse", "risposta", "答案", "参考答案", "정답",
];

/// No longer than the longest of them, with room for marks.
#[rustfmt::skip]
pub(super) const LONGEST_GENERIC: usize = 40;

/// Headings that end a list of questions.
#[rustfmt::skip]
pub(super) const AFTER_THE_LIST: &[&str] = &[
    "contributing", "contribution", "contributions", "contributors", "how to contribute", "license",
    "licence", "authors", "author", "credits", "acknowledgements", "acknowledgments", "support", "contact",
    "star history", "stargazers", "about the author", "disclaimer", "thanks", "show your support",
    "connect with me", "further resources", "other references", "other resources", "useful links",
    "useful resources", "references", "resources", "links", "sources", "maintainers", "sponsors", "backers",
    "changelog", "feedback", "community", "translations", "related projects", "related repositories",
    "contributing guidelines", "contribution guidelines", "getting involved", "contents",
    "table of contents", "index", "toc", "источник", "источники", "licencia", "licença", "lizenz", "贡献",
    "许可证",
];

/// Beginnings of headings that end a list, whatever follows.
#[rustfmt::skip]
pub(super) const AFTER_THE_LIST_STARTS: &[&str] = &[
    "contributing to", "contributions to", "found this", "support this", "support the project", "star this",
    "explore all", "you can also find", "how to contribute", "want to contribute", "have fun",
];

/// Questions with which a page introduces itself.
#[rustfmt::skip]
pub(super) const ABOUT_THE_PAGE: &[&str] = &[
    "what is it", "what is this", "why use it", "why use this", "why", "why this", "how to use it",
    "how to use", "how to use this", "how do i use it", "how do i use this", "how does it work",
    "who is it for", "who is this for", "what is inside", "what s inside", "whats inside",
    "what should i learn", "where to start", "where do i start", "how to start", "how to contribute",
    "how can i contribute", "how to get started", "what you will learn", "why me", "who am i",
];

/// Endings of such questions.
#[rustfmt::skip]
pub(super) const ABOUT_THE_PAGE_ENDS: &[&str] = &[
    " this repo", " this repository", " this guide", " this list", " this project", " this page",
    " this document", " this handbook", " this book", " this course",
];
